package dev.breakglass.runtime.audit;

/**
 * What there is to know of a segment that takes no more records.
 *
 * @param first the index of its first entry
 * @param bytes its length
 * @param edge of the tree of all entries up to its last
 */
record ClosedSegment(long first, long bytes, TreeEdge edge) {

    ClosedSegment {
        if (first < 0 || edge.size() <= first || bytes <= 0) {
            throw new IllegalArgumentException("no segment of the entries " + first + " to " + (edge.size() - 1));
        }
    }

    /** The index after its last entry. */
    long end() {
        return edge.size();
    }
}
