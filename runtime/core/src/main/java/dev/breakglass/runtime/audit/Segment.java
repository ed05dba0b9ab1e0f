package dev.breakglass.runtime.audit;

import java.nio.file.Path;

/**
 * One of the files that hold the records, in order.
 *
 * @param file named after its first entry
 * @param first the index of its first entry
 */
record Segment(Path file, long first) {}
