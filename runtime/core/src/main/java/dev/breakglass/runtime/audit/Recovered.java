package dev.breakglass.runtime.audit;

import org.jspecify.annotations.Nullable;

/**
 * A log that is fit to be continued.
 *
 * @param tree over all its entries
 * @param checkpoint the one on disk
 * @param last the segment to continue, null where there is none yet
 * @param lastBytes its length
 * @param report what to tell
 */
record Recovered(
        MerkleTree tree, Checkpoint checkpoint, @Nullable Segment last, long lastBytes, RecoveryReport report) {}
