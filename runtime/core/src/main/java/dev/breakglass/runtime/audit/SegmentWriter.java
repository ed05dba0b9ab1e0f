package dev.breakglass.runtime.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Writes records at the end of the last segment and begins new segments. For the log's own thread alone. */
final class SegmentWriter implements Closeable {

    private static final int BUFFER_BYTES = 128 << 10;

    private final LogFolder folder;
    private final Storage storage;
    private final long segmentBytesMax;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private Storage.@Nullable Output out;
    private long bytes;

    SegmentWriter(LogFolder folder, Storage storage, long segmentBytesMax, Recovered recovered) throws IOException {
        this.folder = folder;
        this.storage = storage;
        this.segmentBytesMax = segmentBytesMax;
        this.bytes = recovered.lastBytes();
        Segment last = recovered.last();
        this.out = last == null ? null : storage.append(last.file());
    }

    /** Adds a record; it is durable only after {@link #sync}. */
    void write(long index, byte[] entry) throws IOException {
        int length = RecordFrame.HEADER_BYTES + entry.length;
        if (out == null || (bytes > 0 && bytes + length > segmentBytesMax)) {
            begin(index);
        }
        if (buffer.remaining() < length) {
            flush();
        }
        RecordFrame.put(buffer, entry);
        bytes += length;
    }

    void sync() throws IOException {
        if (out != null) {
            flush();
            out.sync();
        }
    }

    private void begin(long index) throws IOException {
        sync();
        close();
        out = storage.append(folder.segment(index).file());
        storage.syncFolder(folder.segments());
        bytes = 0;
    }

    private void flush() throws IOException {
        if (out != null) {
            DurableFiles.writeAll(out, buffer.flip());
            buffer.clear();
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            Storage.Output closing = out;
            out = null;
            closing.close();
        }
    }
}
