package dev.breakglass.runtime.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** Writes records at the end of the last segment and begins new segments. For the log's own thread alone. */
final class SegmentWriter implements Closeable {

    private static final int BUFFER_BYTES = 256 << 10;

    private final LogFolder folder;
    private final Storage storage;
    private final long segmentBytesMax;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private @Nullable Segment current;
    private Storage.@Nullable Output out;
    private long bytes;
    private long durableBytes;

    SegmentWriter(LogFolder folder, Storage storage, long segmentBytesMax, Recovered recovered) throws IOException {
        this.folder = folder;
        this.storage = storage;
        this.segmentBytesMax = segmentBytesMax;
        this.current = recovered.last();
        this.bytes = recovered.lastBytes();
        this.durableBytes = bytes;
        this.out = current == null ? null : storage.append(current.file());
    }

    /** Whether the current segment takes a record after others, all with their headers. */
    boolean takes(long before, int recordBytes) {
        long filled = bytes + before;
        return out != null && (filled == 0 || filled + recordBytes <= segmentBytesMax);
    }

    /** What there is to know of the current segment, of which everything is durable, or null if there is none. */
    @Nullable
    ClosedSegment summary(MerkleTree tree) {
        return current == null || bytes == 0 ? null : new ClosedSegment(current.first(), bytes, tree.edge());
    }

    /** Begins a new segment. */
    void begin(long index) throws IOException {
        close();
        Segment next = folder.segment(index);
        // An empty one that is there already was begun before, on a disk that had become full.
        if (Files.exists(next.file()) && Files.size(next.file()) > 0) {
            throw new IOException(next.file().getFileName() + " is there already, and the log did not write it");
        }
        out = storage.append(next.file());
        storage.syncFolder(folder.segments());
        current = next;
        bytes = 0;
        durableBytes = 0;
    }

    /** Adds a record to a segment that takes it; it is durable only after {@link #sync}. */
    void write(byte[] entry) throws IOException {
        int length = RecordFrame.HEADER_BYTES + entry.length;
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
            durableBytes = bytes;
        }
    }

    /** Takes off again, durably, what was added since the last {@link #sync}. */
    void undo() throws IOException {
        buffer.clear();
        if (current != null && bytes > durableBytes) {
            storage.cut(current.file(), durableBytes);
            bytes = durableBytes;
        }
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
            current = null;
            closing.close();
        }
    }
}
