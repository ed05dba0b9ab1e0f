package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Moves closed segments out of the log's folder: copies first, then a line that says from where on the log goes on
 * without them, and only then are they removed. A crash in between leaves files too many and none too few.
 */
final class LogArchive {

    private final LogFolder folder;
    private final Storage storage;
    private final SegmentList list;
    private final CheckpointWriter checkpoints;

    LogArchive(LogFolder folder, Storage storage, SegmentList list, CheckpointWriter checkpoints) {
        this.folder = folder;
        this.storage = storage;
        this.list = list;
        this.checkpoints = checkpoints;
    }

    /** Those that can go, all of whose entries come before an index. */
    List<ClosedSegment> closedBefore(long index) {
        return list.closed().kept().stream().filter(s -> s.end() <= index).toList();
    }

    /** Copies them durably. By any thread, since nobody writes to them. */
    void copy(List<ClosedSegment> segments, Path target) throws IOException {
        // There they would be deleted in the end, copies and all.
        folder.checkOutside(target);
        DurableFiles files = new DurableFiles(storage);
        if (Files.notExists(target)) {
            files.createOwnFolder(target);
        }
        for (ClosedSegment segment : segments) {
            Path from = folder.segment(segment.first()).file();
            Path to = LogFolder.segmentIn(target, segment.first()).file();
            if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
                checkSame(from, to);
                continue;
            }
            Path temporary = to.resolveSibling(to.getFileName() + LogFolder.TEMPORARY);
            storage.delete(temporary);
            files.copyEnd(from, 0, temporary);
            if (Files.size(temporary) != segment.bytes()) {
                throw new IOException("the copy of " + from.getFileName() + " has not its length");
            }
            storage.replace(temporary, to);
        }
        storage.syncFolder(target);
    }

    /** What was archived before a failure is whole; anything else that is there is evidence of something else. */
    private static void checkSame(Path from, Path archived) throws IOException {
        // A link to the log's own would be there for as long as that one.
        boolean isCopy = Files.isRegularFile(archived, LinkOption.NOFOLLOW_LINKS) && !Files.isSameFile(from, archived);
        if (!isCopy || Files.mismatch(from, archived) >= 0) {
            throw new AuditLogException(
                    LogFault.Reason.LAYOUT,
                    LogPlace.of(archived),
                    "is in the archive already and is no copy of the log's own");
        }
    }

    /** Goes on without what comes before an entry. By the log's own thread. */
    long forget(long end) throws IOException {
        if (end > list.closed().archived()) {
            // What is gone must be covered by what stays.
            checkpoints.write();
            list.replace(list.closed().archivedTo(end));
        }
        for (Segment segment : folder.listSegments()) {
            if (segment.first() < list.closed().archived()) {
                storage.delete(segment.file());
            }
        }
        storage.syncFolder(folder.segments());
        return list.closed().archived();
    }
}
