package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A log as it was published in tiles (C2SP tlog-tiles), read by somebody who trusts its key and nothing else: an entry
 * costs one bundle and a few tiles, and what is handed out was proved. A {@link TileSource} that several threads may use
 * makes it safe for them.
 */
public final class PublishedLog {

    private final TileSource source;
    private final SignedCheckpoint signed;

    private PublishedLog(TileSource source, SignedCheckpoint signed) {
        this.source = source;
        this.signed = signed;
    }

    /**
     * Reads the checkpoint.
     *
     * @param key of the log, the one that signs now
     * @throws IOException if it cannot be read
     * @throws NoteFormatException if it is not signed by the key, or is of another log
     */
    public static PublishedLog open(TileSource source, VerifierKey key) throws IOException {
        return open(source, source.read(TileSource.CHECKPOINT, SignedNote.BYTES_MAX), LogKeys.of(key));
    }

    /** As {@link #open(TileSource, VerifierKey)}, as of a checkpoint that is known from elsewhere. */
    static PublishedLog open(TileSource source, byte[] checkpoint, LogKeys keys) {
        return new PublishedLog(source, keys.open(checkpoint));
    }

    /** What is published. */
    public Checkpoint checkpoint() {
        return signed.checkpoint();
    }

    /** The same with its signatures. */
    public SignedNote note() {
        return signed.note();
    }

    /**
     * The receipt for an entry, which brings the entry along and was checked.
     *
     * @param index from 0, below the checkpoint's size
     * @throws IOException if a tile or bundle cannot be read
     * @throws NoteFormatException if they are not those that the checkpoint signs
     */
    public Receipt receipt(long index) throws IOException {
        long size = checkpoint().size();
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("entry " + index + " of a log of " + size);
        }
        byte[] entry =
                source.bundle(TilePath.holding(TilePath.ENTRIES, index, size)).get((int) (index % TilePath.WIDTH));
        List<TreeHash> proof = hashes(new Subtree(0, size).inclusion(index));
        if (!MerkleProof.verifyInclusion(
                index, size, TreeHash.leaf(entry), proof, checkpoint().root())) {
            throw new NoteFormatException("the published entry " + index + " is not the one that the checkpoint signs");
        }
        return new Receipt(entry, index, proof, new String(signed.note().bytes(), StandardCharsets.UTF_8));
    }

    /**
     * The proof that an earlier tree of this log is a beginning of it, made from tiles and checked.
     *
     * @throws IOException if a tile cannot be read
     * @throws NoteFormatException if the tiles do not show it
     */
    public List<TreeHash> consistency(Checkpoint earlier) throws IOException {
        long size = checkpoint().size();
        if (earlier.size() > size) {
            throw new NoteFormatException("the log has " + size + " entries, and had " + earlier.size() + " earlier");
        }
        Subtree before = new Subtree(0, earlier.size());
        List<TreeHash> proof = hashes(before.consistency(size));
        if (!before.verifyConsistency(earlier.root(), size, checkpoint().root(), proof)) {
            throw new NoteFormatException(
                    "the published log of " + size + " entries does not continue the one of " + earlier.size());
        }
        return proof;
    }

    /**
     * Checks everything that is published: every entry against its tile, every tile against the one above it, and all
     * against the checkpoint. Reads each file once and keeps one tile a level.
     *
     * @throws IOException if a tile or bundle cannot be read
     * @throws NoteFormatException saying which one is not what the checkpoint signs
     */
    public void verify() throws IOException {
        long size = checkpoint().size();
        TileEdge edge = new TileEdge();
        for (long start = 0; start < size; start += TilePath.WIDTH) {
            for (byte[] entry : source.bundle(TilePath.holding(TilePath.ENTRIES, start, size))) {
                edge.append(TreeHash.leaf(entry), this::compare);
            }
        }
        edge.partial(this::compare);
        if (!edge.root().equals(checkpoint().root())) {
            throw new NoteFormatException("the " + size + " published entries are not those that the checkpoint signs");
        }
    }

    private void compare(TilePath path, List<TreeHash> hashes) throws IOException {
        if (!source.tile(path).equals(hashes)) {
            throw new NoteFormatException(path + " does not hold the hashes of the entries below it");
        }
    }

    private List<TreeHash> hashes(List<Subtree> subtrees) throws IOException {
        SubtreeHashes hashes = this::hash;
        return hashes.hashes(subtrees);
    }

    private TreeHash hash(Subtree subtree) throws IOException {
        if (!subtree.isPerfect()) {
            return TreeHash.node(
                    hash(new Subtree(subtree.start(), subtree.middle())),
                    hash(new Subtree(subtree.middle(), subtree.end())));
        }
        // 2^8 hashes of one level come to one of the next.
        int height = Long.numberOfTrailingZeros(subtree.length());
        int level = height / 8;
        long place = subtree.start() >>> 8 * level;
        int count = 1 << height % 8;
        List<TreeHash> tile =
                source.tile(TilePath.holding(level, place, checkpoint().size()));
        int at = (int) (place % TilePath.WIDTH);
        return MerkleProof.root(new ArrayList<>(tile.subList(at, at + count)));
    }
}
