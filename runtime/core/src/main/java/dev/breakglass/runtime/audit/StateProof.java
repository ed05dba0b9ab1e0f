package dev.breakglass.runtime.audit;

import java.io.IOException;

/** Finds the root of a log's first entries, and proves on the way that they are the log's. */
final class StateProof {

    private final LogFolder folder;
    private final Archives archives;
    private final SegmentList list;

    StateProof(LogFolder folder, Archives archives, SegmentList list) {
        this.folder = folder;
        this.archives = archives;
        this.list = list;
    }

    /**
     * The root of the first entries. Reads from the start of the segment that the last of them is in.
     *
     * @param size how many; not more than there are now
     * @param now the tree of all entries, which is known to be right
     * @throws AuditLogException if the files hold other entries than those that led to it, or archived ones are needed that
     *     are not at hand
     */
    TreeHash rootAt(long size, TreeEdge now) throws IOException {
        ClosedSegments closed = list.closed();
        Passing passing = new Passing(size, new MerkleTree(closed.edgeUpTo(size)));
        long first = passing.tree.size();
        SegmentScan.scan(
                folder.segments(first, closed, archives.folders()),
                first,
                now.size(),
                (segment, at, index, entry) -> passing.add(entry));
        if (!passing.tree.edge().equals(now)) {
            throw new AuditLogException(
                    LogFault.Reason.ROOT,
                    LogPlace.of(folder.segments()),
                    "at least one of the records before " + now.size() + " is not the one that was written");
        }
        return passing.root;
    }

    /** A tree that grows past a size. */
    private static final class Passing {

        private final long size;
        private final MerkleTree tree;
        private TreeHash root;

        Passing(long size, MerkleTree tree) {
            this.size = size;
            this.tree = tree;
            this.root = tree.root();
        }

        void add(byte[] entry) {
            tree.append(entry);
            if (tree.size() == size) {
                root = tree.root();
            }
        }
    }
}
