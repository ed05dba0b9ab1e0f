package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;

/** Writes the lines of one state. For one thread. */
final class StateWriter {

    /** So much of the disk is left to the log. */
    static final long ROOM_BYTES = 64L << 20;

    private static final int CHUNK_BYTES = 1 << 20;

    private final Path file;
    private final Storage.Output out;
    private final MessageDigest digest = TreeHash.sha256();
    private ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
    private long bytes;

    private StateWriter(Path file, Storage.Output out) {
        this.file = file;
        this.out = out;
    }

    /** Writes them to a new file, durably; says by what name it is to be known. */
    static StateFile write(Path file, Iterator<byte[]> lines, Storage storage) throws IOException {
        try (Storage.Output out = storage.append(file)) {
            StateWriter writer = new StateWriter(file, out);
            while (lines.hasNext()) {
                writer.line(lines.next());
            }
            writer.flush();
            out.sync();
            return new StateFile(HexFormat.of().formatHex(writer.digest.digest()), writer.bytes);
        }
    }

    private void line(byte[] line) throws IOException {
        if (line.length > StateStore.LINE_BYTES_MAX) {
            throw new IOException("a line of " + line.length + " bytes, " + StateStore.LINE_BYTES_MAX + " at the most");
        }
        if (chunk.remaining() <= line.length) {
            flush();
            if (chunk.capacity() <= line.length) {
                chunk = ByteBuffer.allocate(line.length + 1);
            }
        }
        chunk.put(line).put((byte) '\n');
    }

    private void flush() throws IOException {
        if (Files.getFileStore(file).getUsableSpace() < ROOM_BYTES) {
            throw new StorageFullException(new IOException("less than " + (ROOM_BYTES >> 20) + " MiB are free"));
        }
        chunk.flip();
        bytes += chunk.remaining();
        digest.update(chunk.duplicate());
        DurableFiles.writeAll(out, chunk);
        chunk.clear();
    }
}
