package dev.breakglass.runtime.audit;

import java.util.List;

/**
 * Makes and checks proofs about a Merkle tree (RFC 6962, sections 2.1.1 and 2.1.2). The checks are strict: an index
 * outside the tree, a hash too many or one too few is refused. Pure and safe for any thread.
 *
 * <p>A proof is the list of hashes, from the leaf upwards.
 */
public final class MerkleProof {

    private MerkleProof() {}

    /**
     * The root of a tree with these leaves.
     *
     * @param leaves leaf hashes, in order
     */
    public static TreeHash root(List<TreeHash> leaves) {
        MerkleTree tree = new MerkleTree();
        leaves.forEach(tree::append);
        return tree.root();
    }

    /**
     * The proof that the leaf at an index belongs to the tree of these leaves.
     *
     * @throws IndexOutOfBoundsException if there is no such leaf
     */
    public static List<TreeHash> inclusion(int index, List<TreeHash> leaves) {
        if (index < 0 || index >= leaves.size()) {
            throw new IndexOutOfBoundsException("no leaf " + index + " in a tree of " + leaves.size());
        }
        return hashes(new Subtree(0, leaves.size()).inclusion(index), leaves);
    }

    /**
     * The proof that the tree of the first {@code size} leaves is a beginning of the tree of all of them; empty when
     * they are the same.
     *
     * @throws IndexOutOfBoundsException if size is below 1 or there are not that many leaves
     */
    public static List<TreeHash> consistency(int size, List<TreeHash> leaves) {
        if (size < 1 || size > leaves.size()) {
            throw new IndexOutOfBoundsException("no tree of " + size + " within one of " + leaves.size());
        }
        return hashes(new Subtree(0, size).consistency(leaves.size()), leaves);
    }

    private static List<TreeHash> hashes(List<Subtree> subtrees, List<TreeHash> leaves) {
        return subtrees.stream()
                .map(subtree -> root(leaves.subList((int) subtree.start(), (int) subtree.end())))
                .toList();
    }

    /** Whether the proof shows that the leaf stands at the index in the tree with this size and root. */
    public static boolean verifyInclusion(long index, long size, TreeHash leaf, List<TreeHash> proof, TreeHash root) {
        if (index < 0 || index >= size || proof.size() > Long.SIZE) {
            return false;
        }
        TreeHash hash = leaf;
        long node = index;
        long last = size - 1;
        for (TreeHash step : proof) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = TreeHash.node(step, hash);
                int level = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>>= level;
                last >>>= level;
            } else {
                hash = TreeHash.node(hash, step);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /**
     * Whether the proof shows that the tree of {@code size1} with {@code root1} is a beginning of the tree of
     * {@code size2} with {@code root2}. The empty tree is a beginning of every tree, so a proof of it would show
     * nothing, and none is taken.
     */
    public static boolean verifyConsistency(
            long size1, long size2, TreeHash root1, TreeHash root2, List<TreeHash> proof) {
        return size1 >= 1 && size1 <= size2 && new Subtree(0, size1).verifyConsistency(root1, size2, root2, proof);
    }
}
