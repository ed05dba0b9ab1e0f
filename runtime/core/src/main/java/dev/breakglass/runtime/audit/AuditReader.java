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
        LogFolder folder = new LogFolder(dir.toAbsolutePath());
        try {
            if (!Files.isDirectory(folder.segments())) {
                throw new AuditLogException(
                        LogFault.Reason.LAYOUT,
                        LogPlace.of(folder.segments()),
                        "is missing; the folder is no audit log");
            }
            long first = ClosedFile.read(folder).archived();
            Damage damage = SegmentScan.scan(
                            folder.segmentsFrom(first),
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
