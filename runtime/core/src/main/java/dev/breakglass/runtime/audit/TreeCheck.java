package dev.breakglass.runtime.audit;

import java.util.Optional;

/** Rebuilds the tree entry by entry and compares it with what a checkpoint signed. */
final class TreeCheck {

    private final MerkleTree tree;
    private final Checkpoint checkpoint;
    private boolean covered;
    private boolean matches;

    TreeCheck(Checkpoint checkpoint) {
        this(checkpoint, TreeEdge.EMPTY);
    }

    /** Goes on from an edge, which is right if the root is. */
    TreeCheck(Checkpoint checkpoint, TreeEdge from) {
        this.checkpoint = checkpoint;
        this.tree = new MerkleTree(from);
        compare();
    }

    void add(byte[] entry) {
        tree.append(entry);
        compare();
    }

    void add(TreeHash leaf) {
        tree.append(leaf);
        compare();
    }

    private void compare() {
        if (tree.size() == checkpoint.size()) {
            covered = true;
            matches = tree.root().equals(checkpoint.root());
        }
    }

    MerkleTree tree() {
        return tree;
    }

    /** What is wrong with the entries that the checkpoint covers, now that all were added. */
    Optional<LogFault> fault(LogFolder folder) {
        if (!covered) {
            return Optional.of(new LogFault(
                    LogFault.Reason.MISSING,
                    LogPlace.of(folder.segments(), LogPlace.NONE, tree.size()),
                    "the log ends after " + tree.size() + " entries, but its checkpoint covers " + checkpoint.size()));
        }
        if (!matches) {
            return Optional.of(new LogFault(
                    LogFault.Reason.ROOT,
                    LogPlace.of(folder.checkpoint()),
                    "at least one of the records 0 to " + (checkpoint.size() - 1)
                            + " is not the one that was signed: their tree has another root than the checkpoint"));
        }
        return Optional.empty();
    }
}
