package dev.breakglass.runtime.audit;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The lines of a state's file, and the hash of what has been read of it. For one thread. */
final class StateLines implements Iterator<byte[]>, Closeable {

    private static final int BUFFER_BYTES = 64 << 10;

    private final InputStream in;
    private final MessageDigest digest = TreeHash.sha256();
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private long left;

    /** @param bytes of the file; what comes after them is not read */
    StateLines(Path file, long bytes) throws IOException {
        in = new FileInputStream(file.toFile());
        left = bytes;
    }

    @Override
    public boolean hasNext() {
        return position < limit || fill();
    }

    @Override
    public byte[] next() {
        int searched = 0;
        while (true) {
            for (int i = position + searched; i < limit; i++) {
                if (buffer[i] == '\n') {
                    byte[] line = Arrays.copyOfRange(buffer, position, i);
                    position = i + 1;
                    return line;
                }
            }
            searched = limit - position;
            if (searched > StateStore.LINE_BYTES_MAX || !fill()) {
                throw new NoSuchElementException("no line of a state");
            }
        }
    }

    /** Reads on, and keeps what has not been taken. */
    private boolean fill() {
        int kept = limit - position;
        byte[] to = kept == buffer.length ? new byte[2 * kept] : buffer;
        System.arraycopy(buffer, position, to, 0, kept);
        buffer = to;
        position = 0;
        limit = kept;
        try {
            int read = in.read(buffer, limit, (int) Math.min(left, buffer.length - limit));
            if (read > 0) {
                digest.update(buffer, limit, read);
                limit += read;
                left -= read;
            }
            return read > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the whole file, whatever of it was taken. */
    byte[] sha256() {
        do {
            position = limit;
        } while (fill());
        return digest.digest();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
