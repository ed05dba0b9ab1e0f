package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes proofs from a log's folder, each in one reading of its entries and a few hashes of memory, however long the log
 * is. Checks on the way that the entries are those that the checkpoint signs. Where the log is published, a
 * {@link PublishedLog} makes the same from a few tiles.
 */
public final class LogProofs {

    private final LogFolder folder;
    private final SignedCheckpoint signed;
    private final Optional<Path> archive;
    private byte @Nullable [] entry;

    private LogProofs(LogFolder folder, SignedCheckpoint signed, Optional<Path> archive) {
        this.folder = folder;
        this.signed = signed;
        this.archive = archive;
    }

    /** As {@link #receipt(Path, LogKeys, long, Optional)}, of a log of which nothing is archived. */
    public static Receipt receipt(Path dir, LogKeys keys, long index) {
        return receipt(dir, keys, index, Optional.empty());
    }

    /**
     * The receipt for an entry, which brings the entry along.
     *
     * @param index from 0
     * @param archive the folder of the segments that were archived, if any were
     * @throws AuditLogException if the checkpoint does not cover it, or the log does not verify
     */
    public static Receipt receipt(Path dir, LogKeys keys, long index, Optional<Path> archive) {
        LogFolder folder = new LogFolder(dir.toAbsolutePath());
        try {
            return new LogProofs(folder, CheckpointFile.current(folder, keys), archive).receipt(index);
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    /**
     * What to ask a witness that saw the log's tree of {@code oldSize} entries last.
     *
     * @throws AuditLogException if the log is shorter, or does not verify
     */
    public static WitnessRequest growth(Path dir, LogKeys keys, long oldSize) {
        LogFolder folder = new LogFolder(dir.toAbsolutePath());
        try {
            return growth(folder, CheckpointFile.current(folder, keys), oldSize, Optional.empty());
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    /** As {@link #growth(Path, LogKeys, long)}, for a checkpoint of the log that need not be its newest. */
    static WitnessRequest growth(LogFolder folder, SignedCheckpoint signed, long oldSize, Optional<Path> archive)
            throws IOException {
        return new LogProofs(folder, signed, archive).growth(oldSize);
    }

    private Receipt receipt(long index) throws IOException {
        long size = signed.checkpoint().size();
        if (index < 0 || index >= size) {
            throw new AuditLogException(
                    LogFault.Reason.MISSING,
                    LogPlace.of(folder.checkpoint()),
                    "covers " + size + " entries, and none of them is entry " + index);
        }
        List<TreeHash> proof = hash(new Subtree(0, size).inclusion(index), index);
        byte[] found = entry == null ? new byte[0] : entry;
        return new Receipt(found, index, proof, note());
    }

    private WitnessRequest growth(long oldSize) throws IOException {
        long size = signed.checkpoint().size();
        if (oldSize < 0 || oldSize > size) {
            throw new AuditLogException(
                    LogFault.Reason.ROLLED_BACK,
                    LogPlace.of(folder.checkpoint()),
                    "covers " + size + " entries, and " + oldSize + " were seen earlier");
        }
        return new WitnessRequest(
                oldSize, hash(new Subtree(0, oldSize).consistency(size), LogPlace.NONE), signed.note());
    }

    private String note() {
        return new String(signed.note().bytes(), StandardCharsets.UTF_8);
    }

    private List<TreeHash> hash(List<Subtree> subtrees, long wanted) throws IOException {
        SubtreeStream stream = new SubtreeStream(subtrees);
        TreeCheck tree = new TreeCheck(signed.checkpoint());
        long size = signed.checkpoint().size();
        ScanEnd end = SegmentScan.scan(
                folder.segments(0, ClosedFile.read(folder), archive.stream().toList()),
                0,
                size,
                (segment, at, index, bytes) -> {
                    TreeHash leaf = TreeHash.leaf(bytes);
                    tree.add(leaf);
                    stream.add(index, leaf);
                    entry = index == wanted ? bytes : entry;
                });
        Damage damage = end.damage();
        if (damage != null) {
            throw new AuditLogException(damage.fault());
        }
        tree.fault(folder).ifPresent(fault -> {
            throw new AuditLogException(fault);
        });
        return stream.hashes(subtrees);
    }

    private static AuditLogException failure(LogFolder folder, IOException e) {
        return new AuditLogException(
                new LogFault(LogFault.Reason.IO, LogPlace.of(folder.dir()), "reading failed: " + e), e);
    }
}
