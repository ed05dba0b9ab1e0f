package dev.breakglass.runtime.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes the tree's edge at the end of each segment that is read, and compares it with what the log says of it. */
final class SegmentEdges {

    private final LogFolder folder;
    private final List<ClosedSegment> read = new ArrayList<>();
    private @Nullable Segment current;
    private long bytes;
    private long entries;

    SegmentEdges(LogFolder folder) {
        this.folder = folder;
    }

    /** Sees a record before it is added to the tree. */
    void record(Segment segment, long offset, byte[] entry, MerkleTree before) {
        if (current == null || segment.first() != current.first()) {
            end(before);
            current = segment;
        }
        bytes = offset + RecordFrame.HEADER_BYTES + entry.length;
    }

    /** Sees the tree after the last record. */
    void end(MerkleTree tree) {
        entries = tree.size();
        if (current != null) {
            read.add(new ClosedSegment(current.first(), bytes, tree.edge()));
        }
    }

    /**
     * What is wrong with the list of closed segments.
     *
     * @param closed the list, read after the segments were listed
     * @param closedEnd the index after the last entry of a list that was read before
     */
    Optional<LogFault> fault(ClosedSegments closed, long closedEnd) {
        for (int i = 0; i < read.size(); i++) {
            ClosedSegment segment = read.get(i);
            Optional<ClosedSegment> said = closed.startingAt(segment.first());
            if (said.isEmpty() && i < read.size() - 1) {
                return wrong("does not name the segment of record " + segment.first());
            }
            if (said.isPresent() && !said.get().equals(segment)) {
                return wrong("is wrong about the segment of record " + segment.first());
            }
        }
        if (entries < closedEnd) {
            return Optional.of(new LogFault(
                    LogFault.Reason.MISSING,
                    LogPlace.of(folder.segments(), LogPlace.NONE, entries),
                    "the log ends after " + entries + " entries, but its closed segments have " + closedEnd));
        }
        return Optional.empty();
    }

    private Optional<LogFault> wrong(String message) {
        return Optional.of(new LogFault(LogFault.Reason.LAYOUT, LogPlace.of(folder.closed()), message));
    }
}
