package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Shows a log's entries, and proves on the way those that were not read when the log was opened. For any thread. */
final class LogReplay {

    private final LogFolder folder;
    private final Opening opening;
    private final SegmentList list;
    private final TreeEdge unread;
    private volatile boolean proved;

    LogReplay(LogFolder folder, Opening opening, SegmentList list, TreeEdge unread) {
        this.folder = folder;
        this.opening = opening;
        this.list = list;
        this.unread = unread;
    }

    void replay(long first, long size, EntryVisitor visitor) throws IOException {
        ClosedSegments closed = list.closed();
        // The end of the segment before the one that the first is in.
        TreeEdge from = closed.edgeUpTo(first);
        MerkleTree tree = new MerkleTree(from);
        boolean proves = !proved && from.size() < unread.size();
        ScanEnd end =
                SegmentScan.scan(segments(from.size(), closed), from.size(), size, (segment, at, index, entry) -> {
                    if (proves && index <= unread.size()) {
                        prove(tree);
                        tree.append(entry);
                    }
                    if (index >= first) {
                        visitor.visit(index, entry);
                    }
                });
        Damage damage = end.damage();
        if (damage != null) {
            throw new AuditLogException(damage.fault());
        }
        if (end.entries() < size) {
            throw new AuditLogException(
                    LogFault.Reason.MISSING,
                    LogPlace.of(folder.segments(), LogPlace.NONE, end.entries()),
                    "the log ends after " + end.entries() + " entries, " + size + " were written");
        }
        if (proves) {
            prove(tree);
            proved |= from.size() == 0;
        }
    }

    /** What leads to a proved edge is proved. */
    private void prove(MerkleTree tree) {
        if (tree.size() == unread.size() && !tree.edge().equals(unread)) {
            throw new AuditLogException(
                    LogFault.Reason.ROOT,
                    LogPlace.of(folder.segments()),
                    "at least one of the records before " + unread.size() + " is not the one that was signed");
        }
    }

    private List<Segment> segments(long first, ClosedSegments closed) throws IOException {
        List<Segment> segments = new ArrayList<>();
        if (first < closed.archived()) {
            Path archive = opening.archive()
                    .orElseThrow(() -> new AuditLogException(
                            LogFault.Reason.MISSING,
                            LogPlace.of(folder.segments(), LogPlace.NONE, first),
                            "the entries before " + closed.archived()
                                    + " are archived; open the log with the archive at hand"));
            LogFolder.archivedIn(archive, closed.archived()).stream()
                    .filter(s -> s.first() >= first)
                    .forEach(segments::add);
        }
        segments.addAll(folder.segmentsFrom(Math.max(first, closed.archived())));
        return segments;
    }
}
