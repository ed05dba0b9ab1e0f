package dev.breakglass.runtime.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All segments that take no more records, in order. Immutable.
 *
 * @param archived the index of the first entry that is in the log's folder: 0, or where a segment ended when it was
 *     archived
 * @param all from entry 0 on, each where the one before ends; the archived ones too
 */
record ClosedSegments(long archived, List<ClosedSegment> all) {

    static final ClosedSegments NONE = new ClosedSegments(0, List.of());

    ClosedSegments {
        all = List.copyOf(all);
        long next = 0;
        boolean ends = archived == 0;
        for (ClosedSegment segment : all) {
            if (segment.first() != next) {
                throw new IllegalArgumentException("a segment of entry " + segment.first() + ", expected " + next);
            }
            next = segment.end();
            ends |= next == archived;
        }
        if (!ends) {
            throw new IllegalArgumentException("no segment ends before entry " + archived);
        }
    }

    ClosedSegments with(ClosedSegment segment) {
        List<ClosedSegment> more = new ArrayList<>(all);
        more.add(segment);
        return new ClosedSegments(archived, more);
    }

    ClosedSegments archivedTo(long end) {
        return new ClosedSegments(end, all);
    }

    /** The index after the last entry of them all. */
    long end() {
        return all.isEmpty() ? 0 : all.get(all.size() - 1).end();
    }

    /** Those in the log's folder. */
    List<ClosedSegment> kept() {
        return all.stream().filter(segment -> segment.first() >= archived).toList();
    }

    Optional<ClosedSegment> startingAt(long first) {
        return all.stream().filter(segment -> segment.first() == first).findFirst();
    }

    /** The tree before the first entry in the log's folder. */
    TreeEdge start() {
        return edgeUpTo(archived);
    }

    /** The tree at the last end of a segment that is not beyond so many entries. */
    TreeEdge edgeUpTo(long entries) {
        TreeEdge edge = TreeEdge.EMPTY;
        for (ClosedSegment segment : all) {
            edge = segment.end() <= entries ? segment.edge() : edge;
        }
        return edge;
    }
}
