package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing tree as tiles: at each level the hashes that do not fill a tile yet. Needs memory for one
 * tile a level, however many entries there are. Not safe for several threads.
 */
final class TileEdge {

    /** Takes each tile when it is full. */
    @FunctionalInterface
    interface Sink {
        void full(TilePath path, List<TreeHash> hashes) throws IOException;
    }

    /** As many levels as a tree of 2^63 entries has. */
    static final int LEVELS = 8;

    private final List<List<TreeHash>> levels = new ArrayList<>();
    private long size;

    /** The edge of a tree of which the tiles are published; nobody has checked yet that they are right. */
    static TileEdge read(long size, TileSource source) throws IOException {
        TileEdge edge = new TileEdge();
        edge.size = size;
        for (int level = 0; level < LEVELS && size >>> 8 * level > 0; level++) {
            long hashes = size >>> 8 * level;
            edge.levels.add(
                    hashes % TilePath.WIDTH == 0
                            ? new ArrayList<>()
                            : new ArrayList<>(source.tile(TilePath.holding(level, hashes - 1, size))));
        }
        return edge;
    }

    TileEdge copy() {
        TileEdge copy = new TileEdge();
        copy.size = size;
        levels.forEach(level -> copy.levels.add(new ArrayList<>(level)));
        return copy;
    }

    long size() {
        return size;
    }

    void append(TreeHash leaf, Sink sink) throws IOException {
        size++;
        TreeHash hash = leaf;
        for (int level = 0; ; level++) {
            if (level == levels.size()) {
                levels.add(new ArrayList<>());
            }
            List<TreeHash> hashes = levels.get(level);
            hashes.add(hash);
            if (hashes.size() < TilePath.WIDTH) {
                return;
            }
            sink.full(new TilePath(level, (size >>> 8 * (level + 1)) - 1), hashes);
            hash = MerkleProof.root(hashes);
            hashes.clear();
        }
    }

    /** Shows the tiles at the edge that have some hashes and are not full. */
    void partial(Sink sink) throws IOException {
        for (int level = 0; level < levels.size(); level++) {
            List<TreeHash> hashes = levels.get(level);
            if (!hashes.isEmpty()) {
                sink.full(TilePath.holding(level, (size >>> 8 * level) - 1, size), hashes);
            }
        }
    }

    TreeHash root() {
        List<TreeHash> below = List.of();
        for (List<TreeHash> level : levels) {
            List<TreeHash> hashes = new ArrayList<>(level);
            hashes.addAll(below);
            // What the levels below come to stands at the right, as the one node that is not perfect.
            below = hashes.isEmpty() ? hashes : List.of(MerkleProof.root(hashes));
        }
        return below.isEmpty() ? TreeHash.EMPTY : below.get(0);
    }

    /** The hashes at the edge of the lowest level. */
    List<TreeHash> leaves() {
        return levels.isEmpty() ? List.of() : List.copyOf(levels.get(0));
    }
}
