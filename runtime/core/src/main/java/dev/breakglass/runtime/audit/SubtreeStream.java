package dev.breakglass.runtime.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Hashes some subtrees, none of which overlap, in one passing of all leaves; keeps a few hashes for each and no leaf. Not
 * safe for several threads.
 */
final class SubtreeStream implements SubtreeHashes {

    private final TreeMap<Long, Subtree> byStart = new TreeMap<>();
    private final Map<Subtree, MerkleTree> trees = new HashMap<>();

    SubtreeStream(List<Subtree> subtrees) {
        for (Subtree subtree : subtrees) {
            byStart.put(subtree.start(), subtree);
            trees.put(subtree, new MerkleTree());
        }
    }

    void add(long index, TreeHash leaf) {
        Map.Entry<Long, Subtree> at = byStart.floorEntry(index);
        if (at != null && index < at.getValue().end()) {
            Objects.requireNonNull(trees.get(at.getValue())).append(leaf);
        }
    }

    @Override
    public TreeHash hash(Subtree subtree) {
        MerkleTree tree = trees.get(subtree);
        if (tree == null || tree.size() != subtree.length()) {
            throw new IllegalStateException(subtree + " was not hashed whole");
        }
        return tree.root();
    }
}
