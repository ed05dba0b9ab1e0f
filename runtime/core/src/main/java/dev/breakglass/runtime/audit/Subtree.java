package dev.breakglass.runtime.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of a log's entries that is a Merkle tree by itself, and whose hash can be proved to be part of the tree of the
 * whole log: what an archived part of a log is known by. The rules are those of draft-ietf-plants-merkle-tree-certs,
 * section 4; with {@code start} 0 they are those of RFC 6962. Immutable and safe for any thread.
 *
 * @param start index of the first entry, a multiple of the smallest power of two that is not below the length
 * @param end index after the last entry; {@code start} where there is none
 */
public record Subtree(long start, long end) {

    /** Refuses a run that is no subtree. */
    public Subtree {
        if (!isSubtree(start, end)) {
            throw new IllegalArgumentException("[" + start + ", " + end + ") is no subtree");
        }
    }

    /** Whether there is such a subtree. */
    public static boolean isSubtree(long start, long end) {
        if (start < 0 || end < start) {
            return false;
        }
        long length = end - start;
        long top = Long.highestOneBit(length);
        long span = top == length ? Math.max(1, top) : top << 1;
        // A run of more than 2^62 entries has a span beyond a long, and only 0 is a multiple of that.
        return span > 0 ? start % span == 0 : start == 0;
    }

    /**
     * The two subtrees that between them hold any run of entries: the first may begin before it, and is then less than
     * twice as long as what it holds of it; the second ends where the run ends and may be empty.
     *
     * @throws IllegalArgumentException if the end comes before the start
     */
    public static List<Subtree> covering(long start, long end) {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("[" + start + ", " + end + ") is no run of entries");
        }
        if (end - start <= 1) {
            return List.of(new Subtree(start, end), new Subtree(end, end));
        }
        // Where the paths from the root to the first and to the last entry part.
        long half = Long.highestOneBit(start ^ (end - 1));
        long middle = (end - 1) & -half;
        long before = middle - start;
        long top = Long.highestOneBit(before);
        long span = top == before ? top : top << 1;
        return List.of(new Subtree(middle - span, middle), new Subtree(middle, end));
    }

    /** How many entries it has. */
    public long length() {
        return end - start;
    }

    /** Whether the entries are all those below one node, however many entries the log has. */
    boolean isPerfect() {
        return Long.bitCount(length()) == 1;
    }

    /** Where a subtree of at least two entries parts into two: the largest power of two below its length. */
    long middle() {
        return start + Long.highestOneBit(length() - 1);
    }

    /**
     * Whether the proof shows that the leaf stands at the index of the log in the subtree with this hash.
     *
     * @param index in the log
     */
    public boolean verifyInclusion(long index, TreeHash leaf, List<TreeHash> proof, TreeHash hash) {
        return index >= start && MerkleProof.verifyInclusion(index - start, length(), leaf, proof, hash);
    }

    /**
     * Whether the proof shows that this subtree, with this hash, is part of the log's tree. An empty one is part of
     * every tree that is long enough, whatever its root.
     */
    public boolean verifyConsistency(TreeHash hash, long size, TreeHash root, List<TreeHash> proof) {
        if (end > size || proof.size() > 2 * Long.SIZE) {
            return false;
        }
        if (length() == 0) {
            return proof.isEmpty() && hash.equals(TreeHash.EMPTY);
        }
        long first = start;
        long node = end - 1;
        long last = size - 1;
        // The proof starts at the largest node that ends where the subtree does.
        while (first != node && (node == last || (node & 1) == 1)) {
            first >>>= 1;
            node >>>= 1;
            last >>>= 1;
        }
        int next = first == node ? 0 : 1;
        if (proof.size() < next) {
            return false;
        }
        TreeHash mine = next == 0 ? hash : proof.get(0);
        TreeHash whole = mine;
        for (TreeHash step : proof.subList(next, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                if (first < node) {
                    mine = TreeHash.node(step, mine);
                }
                whole = TreeHash.node(step, whole);
                int up = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                first >>>= up;
                node >>>= up;
                last >>>= up;
            } else {
                whole = TreeHash.node(whole, step);
            }
            first >>>= 1;
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && mine.equals(hash) && whole.equals(root);
    }

    /** The subtrees whose hashes are the proof that the log's leaf belongs to this one, from the leaf upwards. */
    List<Subtree> inclusion(long index) {
        if (index < start || index >= end) {
            throw new IndexOutOfBoundsException("no leaf " + index + " in " + this);
        }
        List<Subtree> path = new ArrayList<>();
        Subtree at = this;
        while (at.length() > 1) {
            Subtree left = new Subtree(at.start, at.middle());
            Subtree right = new Subtree(at.middle(), at.end);
            boolean isLeft = index < at.middle();
            path.add(0, isLeft ? right : left);
            at = isLeft ? left : right;
        }
        return path;
    }

    /** The subtrees whose hashes are the proof that this one is part of the tree of so many entries. */
    List<Subtree> consistency(long size) {
        if (end > size) {
            throw new IndexOutOfBoundsException(this + " is not within a tree of " + size);
        }
        List<Subtree> path = new ArrayList<>();
        if (length() == 0) {
            return path;
        }
        Subtree at = new Subtree(0, size);
        // What is left to show; it loses what lies to the left of where the tree parts.
        long from = start;
        while (at.start != from || at.end != end) {
            Subtree left = new Subtree(at.start, at.middle());
            Subtree right = new Subtree(at.middle(), at.end);
            boolean isLeft = end <= at.middle();
            path.add(0, isLeft ? right : left);
            from = isLeft ? from : Math.max(from, right.start);
            at = isLeft ? left : right;
        }
        if (from != start) {
            path.add(0, at);
        }
        return path;
    }

    /** As mathematicians write it: {@code [4, 8)}. */
    @Override
    public String toString() {
        return "[" + start + ", " + end + ")";
    }
}
