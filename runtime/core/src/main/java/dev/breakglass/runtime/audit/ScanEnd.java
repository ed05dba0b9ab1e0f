package dev.breakglass.runtime.audit;

import org.jspecify.annotations.Nullable;

/**
 * How a reading of the segments ended.
 *
 * @param entries the index after the last good record
 * @param offset where the last of them ends in its segment
 * @param damage what stopped the reading, if anything did
 */
record ScanEnd(long entries, long offset, @Nullable Damage damage) {}
