package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads some of a log's entries, and of its segments only those that hold them. */
final class SegmentRange {

    /** Takes each entry. */
    @FunctionalInterface
    interface Sink {
        void entry(byte[] entry) throws IOException;
    }

    private SegmentRange() {}

    /**
     * Reads.
     *
     * @return the index after the last entry that was there, {@code to} at the most
     * @throws AuditLogException if a record is damaged
     */
    static long read(List<Segment> segments, long from, long to, Sink sink) throws IOException {
        if (from == to) {
            return to;
        }
        List<Segment> some =
                segments.stream().filter(segment -> segment.first() < to).toList();
        int begin = 0;
        while (begin + 1 < some.size() && some.get(begin + 1).first() <= from) {
            begin++;
        }
        if (some.isEmpty()) {
            return 0;
        }
        long base = some.get(begin).first();
        ScanEnd end;
        try {
            end = SegmentScan.scan(some.subList(begin, some.size()), base, to, (segment, at, index, entry) -> {
                if (index >= from) {
                    pass(entry, sink);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Damage damage = end.damage();
        if (damage != null) {
            throw new AuditLogException(damage.fault());
        }
        return end.entries();
    }

    private static void pass(byte[] entry, Sink sink) {
        try {
            sink.entry(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
