package dev.breakglass.runtime.audit;

import java.util.List;

/**
 * The right edge of a Merkle tree, which is all that it takes to go on with it.
 *
 * @param size how many leaves the tree has
 * @param hashes roots of the perfect subtrees that make it up, the largest first: one for each bit that is set in size
 */
record TreeEdge(long size, List<TreeHash> hashes) {

    static final TreeEdge EMPTY = new TreeEdge(0, List.of());

    TreeEdge {
        hashes = List.copyOf(hashes);
        if (size < 0 || hashes.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("an edge of " + hashes.size() + " hashes for " + size + " leaves");
        }
    }
}
