package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Brings a folder to the state in which a log can be continued: makes a new log in an empty one; checks a log
 * that is there, and takes off a last record that a crash cut short. Refuses everything else, and then changes
 * nothing.
 */
final class LogRecovery {

    private final LogFolder folder;
    private final LogSigner signer;
    private final AuditLimits limits;
    private final Opening opening;
    private final Storage storage;
    private final DurableFiles files;

    private LogRecovery(LogFolder folder, LogSigner signer, AuditLimits limits, Opening opening, Storage storage) {
        this.folder = folder;
        this.signer = signer;
        this.limits = limits;
        this.opening = opening;
        this.storage = storage;
        this.files = new DurableFiles(storage);
    }

    static Recovered recover(LogFolder folder, LogSigner signer, AuditLimits limits, Opening opening, Storage storage)
            throws IOException {
        LogRecovery recovery = new LogRecovery(folder, signer, limits, opening, storage);
        boolean isNew = Files.notExists(folder.checkpoint()) && Files.notExists(folder.torn());
        if (isNew && folder.listSegments().isEmpty()) {
            recovery.create();
        }
        return recovery.check();
    }

    /** The checkpoint comes last: with it there is a log, before it there is nothing yet. */
    private void create() throws IOException {
        if (Files.exists(folder.verifierKey())) {
            CheckpointFile.checkKey(folder, signer.verifierKey());
        }
        files.createFolder(folder.segments());
        byte[] key = (signer.verifierKey().text() + "\n").getBytes(StandardCharsets.UTF_8);
        files.replace(folder.verifierKey(), key);
        Checkpoint empty = new Checkpoint(signer.name(), 0, TreeHash.EMPTY);
        files.replace(folder.checkpoint(), signer.sign(empty.text()).bytes());
    }

    private Recovered check() throws IOException {
        if (!Files.isDirectory(folder.segments())) {
            throw new AuditLogException(LogFault.Reason.LAYOUT, LogPlace.of(folder.segments()), "is missing");
        }
        CheckpointFile.checkKey(folder, signer.verifierKey());
        Checkpoint checkpoint = CheckpointFile.read(folder, signer.verifierKey(), limits.checkpointBytesMax());
        ClosedSegments closed = ClosedFile.read(folder);
        if (checkpoint.size() < closed.archived()) {
            throw new AuditLogException(
                    LogFault.Reason.MISSING,
                    LogPlace.of(folder.checkpoint()),
                    "covers " + checkpoint.size() + " entries, but " + closed.archived() + " were archived");
        }
        List<Segment> segments = folder.segmentsFrom(closed.archived());
        TreeEdge unread = opening.everything() ? closed.start() : unread(closed, checkpoint, segments);
        TreeCheck tree = new TreeCheck(checkpoint, unread);
        SegmentEdges edges = new SegmentEdges(folder);
        ScanEnd end = SegmentScan.scan(
                segments.stream().filter(s -> s.first() >= unread.size()).toList(),
                unread.size(),
                Long.MAX_VALUE,
                (segment, at, index, entry) -> {
                    edges.record(segment, at, entry, tree.tree());
                    tree.add(entry);
                });
        edges.end(tree.tree());
        Damage damage = end.damage();
        if (damage != null && (!damage.torn() || damage.record() < checkpoint.size() || isClosed(damage, closed))) {
            throw new AuditLogException(damage.fault());
        }
        tree.fault(folder).or(() -> edges.fault(closed, closed.end())).ifPresent(fault -> {
            throw new AuditLogException(fault);
        });
        Path kept = damage == null ? null : cut(damage);
        Segment last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
        settle(last, end.entries() > checkpoint.size());
        // One that a crash left closed, with no segment after it, stays closed.
        boolean goesOn = last != null && closed.startingAt(last.first()).isEmpty();
        long bytesCut = damage == null ? 0 : damage.bytes();
        return new Recovered(
                tree.tree(),
                checkpoint,
                goesOn ? last : null,
                goesOn ? end.offset() : 0,
                closed,
                unread,
                new RecoveryReport(end.entries(), end.entries() - checkpoint.size(), bytesCut, kept));
    }

    /** Where reading may start: all segments before are there in the length that they had, and the checkpoint covers them. */
    private TreeEdge unread(ClosedSegments closed, Checkpoint checkpoint, List<Segment> segments) throws IOException {
        TreeEdge edge = closed.edgeUpTo(checkpoint.size());
        for (ClosedSegment segment : closed.kept()) {
            Path file = folder.segment(segment.first()).file();
            if (segment.end() <= edge.size() && (!Files.exists(file) || Files.size(file) != segment.bytes())) {
                throw new AuditLogException(
                        LogFault.Reason.RECORD,
                        LogPlace.of(file, LogPlace.NONE, segment.first()),
                        "the segment is not there in its length of " + segment.bytes() + " bytes");
            }
        }
        return edge.size() < closed.archived() || segments.isEmpty() ? closed.start() : edge;
    }

    private static boolean isClosed(Damage damage, ClosedSegments closed) {
        return closed.startingAt(damage.segment().first()).isPresent();
    }

    private Path cut(Damage damage) throws IOException {
        files.createFolder(folder.torn());
        Path kept = unusedName(damage);
        files.copyEnd(damage.segment().file(), damage.offset(), kept);
        storage.cut(damage.segment().file(), damage.offset());
        return kept;
    }

    private Path unusedName(Damage damage) {
        String name = String.format(Locale.ROOT, "%020d-%d", damage.segment().first(), damage.offset());
        Path kept = folder.torn().resolve(name);
        for (int i = 2; Files.exists(kept); i++) {
            kept = folder.torn().resolve(name + "-" + i);
        }
        return kept;
    }

    /**
     * A process that died may have left its last records in memory only, and what is read now must last.
     *
     * @param isBehind whether there are records of which no checkpoint says that they were durable
     */
    private void settle(@Nullable Segment last, boolean isBehind) throws IOException {
        if (last != null) {
            if (isBehind) {
                rewrite(last);
            }
            try (Storage.Output out = storage.append(last.file())) {
                out.sync();
            }
            storage.syncFolder(folder.segments());
        }
        storage.syncFolder(folder.dir());
    }

    private void rewrite(Segment segment) throws IOException {
        try {
            storage.rewrite(segment.file());
        } catch (StorageFullException e) {
            // A file system that writes to a new place, and has none: what there is must do.
        }
    }
}
