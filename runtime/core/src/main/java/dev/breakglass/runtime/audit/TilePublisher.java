package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Writes a log as files that any web server can serve (C2SP tlog-tiles): tiles of hashes, bundles of entries, and last
 * the checkpoint. Publishing again adds what is new and reads only the segments that hold it.
 *
 * <p>Before anything is written the new entries are read and compared with the signed checkpoint. Each file is whole or
 * not there, and the checkpoint comes when all it covers is durable: after a crash the folder is as it was published
 * before, and publishing again continues. Files are never taken away; partial ones may be once the full one is there.
 */
public final class TilePublisher {

    private final LogFolder folder;
    private final LogKeys keys;
    private final Path out;
    private final Optional<Path> archive;
    private final Storage storage;
    private final DurableFiles files;
    private long written;

    private TilePublisher(LogFolder folder, LogKeys keys, Path out, Optional<Path> archive, Storage storage) {
        this.folder = folder;
        this.keys = keys;
        this.out = out;
        this.archive = archive;
        this.storage = storage;
        this.files = new DurableFiles(storage);
    }

    /** As {@link #publish(Path, LogKeys, Path, Optional)}, of a log of which nothing is archived that is not published. */
    public static Published publish(Path dir, LogKeys keys, Path out) {
        return publish(dir, keys, out, Optional.empty());
    }

    /**
     * Publishes what the log's checkpoint covers.
     *
     * @param dir the log, which may be in use
     * @param keys of the log
     * @param out the folder to serve; made when it is not there; nobody else may write to it
     * @param archive the folder of the segments that were archived, if any were that are not published
     * @throws AuditLogException if the log does not verify, does not continue what is published, or a file cannot be read
     *     or written
     */
    public static Published publish(Path dir, LogKeys keys, Path out, Optional<Path> archive) {
        return publish(dir, keys, out, archive, new DiskStorage());
    }

    static Published publish(Path dir, LogKeys keys, Path out, Optional<Path> archive, Storage storage) {
        LogFolder folder = new LogFolder(dir.toAbsolutePath());
        TilePublisher publisher = new TilePublisher(folder, keys, out.toAbsolutePath(), archive, storage);
        try {
            return publisher.publish();
        } catch (IOException e) {
            throw new AuditLogException(
                    new LogFault(LogFault.Reason.IO, LogPlace.of(folder.dir()), "publishing failed: " + e), e);
        }
    }

    private Published publish() throws IOException {
        folder.checkOutside(out);
        SignedCheckpoint signed = CheckpointFile.current(folder, keys);
        Checkpoint target = signed.checkpoint();
        TileSource published = TileSource.of(out);
        Checkpoint last = last(published);
        long before = last.size();
        if (before > target.size()) {
            throw fault(
                    LogFault.Reason.ROLLED_BACK,
                    "the log's checkpoint covers " + target.size() + " entries, and " + before
                            + " are published: this is an older copy, or entries were taken off its end");
        }
        TileEdge edge = edge(published, last);
        TileEdge rehearsal = edge.copy();
        read(before, target.size(), entry -> rehearsal.append(TreeHash.leaf(entry), (path, hashes) -> {}));
        compare(rehearsal.root(), target, before);
        Bundle bundle = new Bundle(before, before % TilePath.WIDTH == 0 ? List.of() : lastBundle(published, edge));
        read(before, target.size(), entry -> {
            bundle.add(entry);
            edge.append(TreeHash.leaf(entry), (path, hashes) -> write(path.path(), Tile.write(hashes)));
        });
        bundle.writeRest();
        edge.partial((path, hashes) -> write(path.path(), Tile.write(hashes)));
        // The log may have changed between the readings, and what was written then must not become visible.
        compare(edge.root(), target, before);
        write(TileSource.CHECKPOINT, signed.note().bytes());
        return new Published(before, target, written);
    }

    private Checkpoint last(TileSource published) throws IOException {
        try {
            return keys.open(published.read(TileSource.CHECKPOINT, SignedNote.BYTES_MAX))
                    .checkpoint();
        } catch (NoSuchFileException e) {
            return new Checkpoint(keys.origin(), 0, TreeHash.EMPTY);
        } catch (NoteFormatException e) {
            throw fault(LogFault.Reason.CHECKPOINT, "the published checkpoint: " + e.getMessage());
        }
    }

    private TileEdge edge(TileSource published, Checkpoint last) throws IOException {
        try {
            TileEdge edge = TileEdge.read(last.size(), published);
            if (edge.root().equals(last.root())) {
                return edge;
            }
        } catch (NoteFormatException e) {
            throw fault(LogFault.Reason.ROOT, "a published tile: " + e.getMessage());
        }
        throw fault(LogFault.Reason.ROOT, "the published tiles are not those that their checkpoint signs");
    }

    private List<byte[]> lastBundle(TileSource published, TileEdge edge) throws IOException {
        TilePath path = TilePath.holding(TilePath.ENTRIES, edge.size() - 1, edge.size());
        List<byte[]> entries;
        try {
            entries = published.bundle(path);
        } catch (NoteFormatException e) {
            throw fault(LogFault.Reason.ROOT, "a published bundle: " + e.getMessage());
        }
        if (!entries.stream().map(TreeHash::leaf).toList().equals(edge.leaves())) {
            throw fault(
                    LogFault.Reason.ROOT, "the published bundle " + path + " does not hold the entries of its tile");
        }
        return entries;
    }

    private void compare(TreeHash root, Checkpoint target, long before) {
        if (!root.equals(target.root())) {
            throw fault(
                    before == 0 ? LogFault.Reason.ROOT : LogFault.Reason.FORKED,
                    "the log's entries, after the " + before + " that are published, do not make up the tree of "
                            + target.size() + " entries that its checkpoint signs");
        }
    }

    /** Takes an entry that is to be published. */
    @FunctionalInterface
    private interface Sink {
        void entry(byte[] entry) throws IOException;
    }

    private void read(long from, long to, Sink sink) throws IOException {
        ClosedSegments closed = ClosedFile.read(folder);
        long first = from < closed.archived() ? 0 : closed.archived();
        long read = SegmentRange.read(
                folder.segments(first, closed, archive.stream().toList()), from, to, sink::entry);
        if (read < to) {
            throw fault(
                    LogFault.Reason.MISSING,
                    "the log ends after " + read + " entries, but its checkpoint covers " + to);
        }
    }

    private AuditLogException fault(LogFault.Reason reason, String message) {
        return new AuditLogException(reason, LogPlace.of(out), message);
    }

    private void write(String path, byte[] content) throws IOException {
        Path file = out.resolve(path);
        boolean isThere = Files.isRegularFile(file) && Files.size(file) == content.length;
        if (isThere && Arrays.equals(TileSource.of(out).read(path, Tile.BUNDLE_BYTES_MAX), content)) {
            // A crash may have come before its name was durable.
            storage.syncFolder(file.resolveSibling(".").normalize());
            return;
        }
        Path dir = file.resolveSibling(".").normalize();
        if (!Files.isDirectory(dir)) {
            files.createFolder(dir);
        }
        files.replace(file, content);
        written++;
    }

    /** The bundle that is being filled. */
    private final class Bundle {

        private final List<byte[]> entries;
        private long end;

        Bundle(long end, List<byte[]> begun) {
            this.end = end;
            this.entries = new ArrayList<>(begun);
        }

        void add(byte[] entry) throws IOException {
            entries.add(entry);
            end++;
            if (end % TilePath.WIDTH == 0) {
                writeRest();
                entries.clear();
            }
        }

        void writeRest() throws IOException {
            if (!entries.isEmpty()) {
                write(TilePath.holding(TilePath.ENTRIES, end - 1, end).path(), Tile.writeBundle(entries));
            }
        }
    }
}
