package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds entries to the log, as many as fit into a segment with one fsync, and answers. When the disk is full, what could
 * not be written whole is taken off again, so that the log goes on; then only what is urgent is written, from the
 * reserve. For the log's own thread alone.
 */
final class Appender {

    private final LogPlace place;
    private final SegmentWriter segments;
    private final SegmentList list;
    private final Reserve reserve;
    private final MerkleTree tree;
    /** Answered last: whoever hears that an entry failed takes it that those before it have been answered. */
    private final Map<LogTask.Append, AuditLogException> refused = new LinkedHashMap<>();

    private volatile long durable;
    private volatile TreeEdge edge;

    Appender(LogPlace place, SegmentWriter segments, SegmentList list, Reserve reserve, MerkleTree tree) {
        this.place = place;
        this.segments = segments;
        this.list = list;
        this.reserve = reserve;
        this.tree = tree;
        this.durable = tree.size();
        this.edge = tree.edge();
    }

    /** How many entries are durable. For any thread. */
    long size() {
        return durable;
    }

    /** The tree of durable entries, perhaps not yet of the last ones that were answered. For any thread, at any time. */
    TreeEdge edge() {
        return edge;
    }

    /**
     * Answers each of them.
     *
     * @throws IOException if nobody knows what is on the disk; then some have no answer
     */
    void append(List<LogTask.Append> appends) throws IOException {
        Deque<LogTask.Append> waiting = new ArrayDeque<>(appends);
        while (!waiting.isEmpty()) {
            List<LogTask.Append> run = nextRun(waiting);
            if (!run.isEmpty()) {
                try {
                    write(run);
                } catch (StorageFullException e) {
                    segments.undo();
                    again(run, e).forEach(waiting::addFirst);
                    continue;
                }
                answer(run);
            }
        }
        refused.forEach((append, failure) -> append.answer().completeExceptionally(failure));
        refused.clear();
    }

    /** Those that go together into one segment. Whoever comes out of order or has no room is refused on the way. */
    private List<LogTask.Append> nextRun(Deque<LogTask.Append> waiting) {
        List<LogTask.Append> run = new ArrayList<>(waiting.size());
        long bytes = 0;
        boolean takes = true;
        while (!waiting.isEmpty()) {
            LogTask.Append append = waiting.element();
            long next = durable + run.size();
            if (!append.isFor(next)) {
                refused.put(append, append.outOfOrder(place, next));
            } else if (!append.isUrgent() && !reserve.isWhole()) {
                refused.put(append, full("only what is urgent is written now"));
            } else {
                takes = takes && segments.takes(bytes, append.bytes());
                if (!takes && !run.isEmpty()) {
                    return run;
                }
                bytes += append.bytes();
                run.add(append);
                if (!takes) {
                    // The first of a new segment, alone: what follows it is seen when it is there.
                    waiting.remove();
                    return run;
                }
            }
            waiting.remove();
        }
        return run;
    }

    private void write(List<LogTask.Append> run) throws IOException {
        if (!segments.takes(0, run.get(0).bytes())) {
            list.close(segments.summary(tree));
            segments.begin(tree.size());
        }
        for (LogTask.Append append : run) {
            segments.write(append.entry());
        }
        segments.sync();
    }

    /** Those of a run on a full disk that get another try, the last first. */
    private List<LogTask.Append> again(List<LogTask.Append> run, StorageFullException cause) throws IOException {
        long bytes = run.stream()
                .filter(LogTask.Append::isUrgent)
                .mapToLong(LogTask.Append::bytes)
                .sum();
        boolean room = bytes > 0 && reserve.release(bytes, Reserve.LAST_BYTES);
        List<LogTask.Append> again = new ArrayList<>();
        for (LogTask.Append append : run) {
            if (room && append.isUrgent()) {
                again.add(0, append);
            } else {
                refused.put(append, full(String.valueOf(cause.getMessage())));
            }
        }
        return again;
    }

    private AuditLogException full(String why) {
        return new AuditLogException(
                LogFault.Reason.FULL, place, "the disk is full, the entry is not in the log: " + why);
    }

    private void answer(List<LogTask.Append> run) {
        long index = durable;
        durable = index + run.size();
        for (LogTask.Append append : run) {
            append.answer().complete(index++);
        }
        // Nobody waits for this: a checkpoint needs it, and the end of a segment.
        for (LogTask.Append append : run) {
            tree.append(append.entry());
        }
        edge = tree.edge();
    }
}
