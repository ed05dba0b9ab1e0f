package dev.breakglass.runtime.audit;

import java.io.IOException;

/**
 * Shows a log's entries, and proves on the way, the first time, that they are those of the opening: those that it did not
 * read, and those that it did, for somebody may have changed the files since. For any thread.
 */
final class LogReplay {

    private final LogFolder folder;
    private final Archives archives;
    private final SegmentList list;
    private final TreeEdge unread;
    private final TreeEdge opened;
    private volatile boolean proved;

    /**
     * A replay.
     *
     * @param unread the tree of the entries that the opening did not read
     * @param opened the tree that the opening ended with
     */
    LogReplay(LogFolder folder, Archives archives, SegmentList list, TreeEdge unread, TreeEdge opened) {
        this.folder = folder;
        this.archives = archives;
        this.list = list;
        this.unread = unread;
        this.opened = opened;
    }

    void replay(long first, long size, EntryVisitor visitor) throws IOException {
        ClosedSegments closed = list.closed();
        // The end of the segment before the one that the first is in.
        TreeEdge from = closed.edgeUpTo(first);
        MerkleTree tree = new MerkleTree(from);
        boolean proves = !proved && from.size() < opened.size();
        ScanEnd end = SegmentScan.scan(
                folder.segments(from.size(), closed, archives.folders()),
                from.size(),
                size,
                (segment, at, index, entry) -> {
                    if (proves && index <= opened.size()) {
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
        prove(tree, unread);
        prove(tree, opened);
    }

    private void prove(MerkleTree tree, TreeEdge edge) {
        if (tree.size() == edge.size() && !tree.edge().equals(edge)) {
            throw new AuditLogException(
                    LogFault.Reason.ROOT,
                    LogPlace.of(folder.segments()),
                    "at least one of the records before " + edge.size() + " is not the one that was signed");
        }
    }
}
