package dev.breakglass.runtime.audit;

import org.jspecify.annotations.Nullable;

/**
 * A log that is fit to be continued.
 *
 * @param tree over all its entries
 * @param checkpoint the one on disk
 * @param last the segment to continue, null where there is none
 * @param lastBytes its length
 * @param closed the segments before it
 * @param unread the tree of those entries that were not read, which the checkpoint proves
 * @param report what to tell
 */
record Recovered(
        MerkleTree tree,
        Checkpoint checkpoint,
        @Nullable Segment last,
        long lastBytes,
        ClosedSegments closed,
        TreeEdge unread,
        RecoveryReport report) {}
