package dev.breakglass.runtime.audit;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Keeps the file {@code closed}. Changed by the log's own thread alone; any thread may look. */
final class SegmentList {

    private final LogFolder folder;
    private final DurableFiles files;
    private final Reserve reserve;
    private volatile ClosedSegments closed;

    SegmentList(LogFolder folder, Storage storage, Reserve reserve, ClosedSegments closed) {
        this.folder = folder;
        this.files = new DurableFiles(storage);
        this.reserve = reserve;
        this.closed = closed;
    }

    ClosedSegments closed() {
        return closed;
    }

    /** Before the next one begins, so that every segment but the last is in the list. */
    void close(@Nullable ClosedSegment segment) throws IOException {
        if (segment != null) {
            replace(closed.with(segment));
        }
    }

    void replace(ClosedSegments next) throws IOException {
        byte[] bytes = ClosedFile.bytes(next);
        reserve.spend(bytes.length, () -> files.replace(folder.closed(), bytes));
        closed = next;
    }
}
