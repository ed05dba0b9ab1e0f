package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the entries of a log's folder without a key, a lock or a change to it. What it reads is not proved: see
 * {@link AuditVerifier}.
 */
public final class AuditReader {

    private AuditReader() {}

    /**
     * Shows every entry that is in the folder in order, up to the first record that is damaged.
     *
     * @return the damage, if there is any; a record that was not completed is none
     * @throws AuditLogException if a file cannot be read, or the folder is no log
     */
    public static Optional<LogFault> read(Path dir, EntryVisitor visitor) {
        return read(dir, Optional.empty(), visitor);
    }

    /**
     * As {@link #read(Path, EntryVisitor)}, and before them the archived entries.
     *
     * @param archive where archived segments are; without it, they are not shown
     */
    public static Optional<LogFault> read(Path dir, Optional<Path> archive, EntryVisitor visitor) {
        LogFolder folder = new LogFolder(dir.toAbsolutePath());
        try {
            if (!Files.isDirectory(folder.segments())) {
                throw new AuditLogException(
                        LogFault.Reason.LAYOUT,
                        LogPlace.of(folder.segments()),
                        "is missing; the folder is no audit log");
            }
            ClosedSegments closed = ClosedFile.read(folder);
            long first = archive.isPresent() ? 0 : closed.archived();
            Damage damage = SegmentScan.scan(
                            folder.segments(first, closed, archive.stream().toList()),
                            first,
                            Long.MAX_VALUE,
                            (segment, offset, index, entry) -> visitor.visit(index, entry))
                    .damage();
            return damage == null || damage.torn() ? Optional.empty() : Optional.of(damage.fault());
        } catch (IOException e) {
            throw new AuditLogException(
                    new LogFault(LogFault.Reason.IO, LogPlace.of(folder.dir()), "reading failed: " + e), e);
        }
    }
}
