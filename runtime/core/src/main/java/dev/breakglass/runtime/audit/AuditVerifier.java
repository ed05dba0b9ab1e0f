package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks a log's folder with nothing but the public key: every record, every entry, and that they are the ones that the
 * checkpoint signs. Reads only, takes no lock and never opens the lock's file, so a log in use can be checked.
 */
public final class AuditVerifier {

    private final LogFolder folder;
    private final AuditTrust trust;
    private final Optional<Path> archive;
    private final PrefixCheck earlier = new PrefixCheck();
    private final ContentCheck contents;
    private final List<LogFault> faults = new ArrayList<>();
    private @Nullable LogFault firstUnnumbered;
    private boolean sawBadEntry;

    private AuditVerifier(LogFolder folder, AuditTrust trust, Optional<Path> archive) {
        this.folder = folder;
        this.trust = trust;
        this.archive = archive;
        this.contents = new ContentCheck(folder);
    }

    /**
     * Verifies a log.
     *
     * @param key the key that the reader trusts, from elsewhere than the log's folder
     * @throws AuditLogException if a file cannot be read
     */
    public static Verification verify(Path dir, VerifierKey key) {
        return verify(dir, AuditTrust.of(key));
    }

    /** As {@link #verify(Path, AuditTrust, Optional)} with nothing but the key, and all segments in the log's folder. */
    public static Verification verify(Path dir, VerifierKey key, Optional<Path> archive) {
        return verify(dir, AuditTrust.of(key), archive);
    }

    /** As {@link #verify(Path, AuditTrust, Optional)}, with all segments in the log's folder. */
    public static Verification verify(Path dir, AuditTrust trust) {
        return verify(dir, trust, Optional.empty());
    }

    /**
     * Verifies a log that has changed its key, or against what was signed of it earlier. Reads it once from its start, in
     * memory that does not depend on its size.
     *
     * @param archive the folder of those segments that were archived; without it the rest is verified from where it
     *     starts, and {@link Absent} says so
     * @throws AuditLogException if a file cannot be read
     */
    public static Verification verify(Path dir, AuditTrust trust, Optional<Path> archive) {
        LogFolder folder = new LogFolder(dir.toAbsolutePath());
        try {
            return new AuditVerifier(folder, trust, archive).run();
        } catch (IOException e) {
            throw new AuditLogException(
                    new LogFault(LogFault.Reason.IO, LogPlace.of(folder.dir()), "reading failed: " + e), e);
        }
    }

    private Verification run() throws IOException {
        // The checkpoint before the segments: of a log in use, they may be ahead of it and never behind.
        Checkpoint checkpoint = readCheckpoint();
        long closedEnd = closedEnd();
        List<Segment> segments = listSegments();
        ClosedSegments closed = readClosed();
        segments.removeIf(segment -> segment.first() < closed.archived());
        TreeEdge start = archive.isEmpty() ? closed.start() : TreeEdge.EMPTY;
        segments.addAll(0, archived(closed));
        TreeCheck tree = new TreeCheck(
                checkpoint == null
                        ? new Checkpoint(trust.keys().origin(), start.size(), new MerkleTree(start).root())
                        : checkpoint,
                start);
        earlier.look(tree.tree());
        SegmentEdges edges = new SegmentEdges(folder);
        ScanEnd end = SegmentScan.scan(segments, start.size(), Long.MAX_VALUE, (segment, at, index, entry) -> {
            edges.record(segment, at, entry, tree.tree());
            tree.add(entry);
            earlier.look(tree.tree());
            checkEntry(segment, at, index, entry);
        });
        Damage damage = end.damage();
        long covered = checkpoint == null ? Long.MAX_VALUE : checkpoint.size();
        long tornBytes = damage != null && damage.torn() && damage.record() >= covered ? damage.bytes() : 0;
        if (damage != null && tornBytes == 0) {
            faults.add(damage.fault());
        }
        checkTree(tree, damage, covered);
        edges.end(tree.tree());
        if (faults.isEmpty() && damage == null) {
            edges.fault(closed, closedEnd).ifPresent(faults::add);
        }
        faults.addAll(earlier.faults(end.entries()));
        checkKey();
        faults.addAll(contents.faults());
        return new Verification(
                end.entries(),
                checkpoint,
                tree.tree().root(),
                tornBytes,
                faults,
                new Absent(start.size(), contents.removed()));
    }

    /** Read before the segments were listed: of a log in use, there may be more entries by then and never less. */
    private long closedEnd() throws IOException {
        try {
            return ClosedFile.read(folder).end();
        } catch (AuditLogException e) {
            // The second reading says so.
            return 0;
        }
    }

    /** Read after the segments were listed: of a log in use, the list names all of them but the last. */
    private ClosedSegments readClosed() throws IOException {
        try {
            return ClosedFile.read(folder);
        } catch (AuditLogException e) {
            faults.add(e.fault());
            return ClosedSegments.NONE;
        }
    }

    private List<Segment> archived(ClosedSegments closed) throws IOException {
        return archive.isEmpty() ? List.of() : LogFolder.archivedIn(archive.get(), closed.archived());
    }

    private @Nullable Checkpoint readCheckpoint() throws IOException {
        try {
            EarlierCheckpoints known = EarlierCheckpoints.read(folder, trust, earlier);
            faults.addAll(known.faults());
            SignedCheckpoint signed =
                    CheckpointFile.read(folder, trust.keys(), AuditLimits.DEFAULT.checkpointBytesMax());
            known.check(signed, LogPlace.of(folder.checkpoint()));
            return signed.checkpoint();
        } catch (AuditLogException e) {
            faults.add(e.fault());
            return null;
        }
    }

    private List<Segment> listSegments() throws IOException {
        if (!Files.isDirectory(folder.segments())) {
            faults.add(new LogFault(LogFault.Reason.LAYOUT, LogPlace.of(folder.segments()), "is missing"));
        }
        try {
            return new ArrayList<>(folder.listSegments());
        } catch (AuditLogException e) {
            faults.add(e.fault());
            return new ArrayList<>();
        }
    }

    private void checkKey() throws IOException {
        try {
            CheckpointFile.checkKey(folder, trust.keys());
        } catch (AuditLogException e) {
            faults.add(e.fault());
        }
    }

    private void checkEntry(Segment segment, long at, long index, byte[] entry) throws IOException {
        if (PlainEntry.isRight(entry, index)) {
            return;
        }
        EntryCheck check = EntryCheck.of(entry, index);
        LogPlace place = LogPlace.of(segment.file(), at, index);
        if (check.value() != null) {
            contents.check(place, check.value());
        }
        if (check.wrong() != null && !sawBadEntry) {
            // Only the first: a log that goes wrong once may do so a million times.
            sawBadEntry = true;
            faults.add(new LogFault(LogFault.Reason.ENTRY, place, check.wrong()));
        }
        if (!check.numbered() && firstUnnumbered == null) {
            firstUnnumbered = new LogFault(LogFault.Reason.ENTRY, place, "the entry has no seq that is its index");
        }
    }

    private void checkTree(TreeCheck tree, @Nullable Damage damage, long covered) {
        tree.fault(folder).ifPresent(fault -> {
            boolean isExplained = damage != null && fault.reason() == LogFault.Reason.MISSING;
            if (!isExplained) {
                suspect(fault, covered).ifPresent(faults::add);
                faults.add(fault);
            }
        });
    }

    /** No seq is no fault by itself, but among entries of which one was exchanged it tells which. */
    private Optional<LogFault> suspect(LogFault fault, long covered) {
        return Optional.ofNullable(firstUnnumbered)
                .filter(entry -> fault.reason() == LogFault.Reason.ROOT && !sawBadEntry)
                .filter(entry -> entry.place().record() < covered);
    }
}
