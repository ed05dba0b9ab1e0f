package dev.breakglass.runtime.audit;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree over a growing list of entries (RFC 6962, section 2.1), kept as its right edge alone: one hash for
 * each bit that is set in the size. Not safe for several threads.
 */
public final class MerkleTree {

    /** Roots of the perfect subtrees that make up the tree, the largest first. */
    private final List<TreeHash> edge = new ArrayList<>();

    private final MessageDigest digest = TreeHash.sha256();
    private long size;

    /** An empty tree. */
    public MerkleTree() {}

    MerkleTree(TreeEdge from) {
        edge.addAll(from.hashes());
        size = from.size();
    }

    TreeEdge edge() {
        return new TreeEdge(size, edge);
    }

    /** Adds an entry at the right. */
    public void append(byte[] entry) {
        append(TreeHash.leaf(digest, entry));
    }

    /** Adds an entry of which the leaf hash is known. */
    public void append(TreeHash leaf) {
        TreeHash hash = leaf;
        for (long bits = size; (bits & 1) == 1; bits >>>= 1) {
            hash = TreeHash.node(digest, edge.remove(edge.size() - 1), hash);
        }
        edge.add(hash);
        size++;
    }

    /** How many entries it has. */
    public long size() {
        return size;
    }

    /** The root of all entries so far. */
    public TreeHash root() {
        if (edge.isEmpty()) {
            return TreeHash.EMPTY;
        }
        TreeHash root = edge.get(edge.size() - 1);
        for (int i = edge.size() - 2; i >= 0; i--) {
            root = TreeHash.node(edge.get(i), root);
        }
        return root;
    }
}
