package dev.breakglass.cli;

import dev.breakglass.runtime.monitoring.EntryFormat;
import dev.breakglass.runtime.monitoring.LogEntry;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes those of a log's entries that are asked for, one after the other. */
final class ExportLines {

    private final boolean isJson;
    private final EntryFormat format;
    private final long from;
    private final long to;
    private final PrintStream out;
    private String origin = "";
    private long end;
    private long first = -1;
    private long next;
    private long beyond;

    /**
     * @param from the first entry
     * @param to the last entry; the largest number for whatever is the log's last
     * @throws UsageException if there is no such format
     */
    ExportLines(String format, long from, long to, PrintStream out) {
        this.format = AuditExportCommand.format(format);
        this.isJson = !format.equals("syslog");
        this.from = from;
        this.to = to;
        this.out = out;
    }

    /** @param entriesProved how many of the log's entries may be written */
    void of(String log, long entriesProved) {
        origin = log;
        end = entriesProved;
    }

    void take(long index, byte[] entry) {
        if (first < 0) {
            first = index;
        }
        if (index >= end) {
            beyond++;
            return;
        }
        next = index + 1;
        if (index >= from && index <= to) {
            out.println(line(index, entry));
        }
    }

    /** On a terminal nothing is driven by what an entry holds, and the JSON is the same. */
    private String line(long index, byte[] entry) {
        if (isJson) {
            return EntryText.of(format.line(new LogEntry(origin, index, entry)).getBytes(StandardCharsets.UTF_8));
        }
        return format.line(new LogEntry(origin, index, EntryText.of(entry).getBytes(StandardCharsets.UTF_8)));
    }

    /** What is there, and not true for certain. */
    Optional<String> unproved() {
        return beyond == 0
                ? Optional.empty()
                : Optional.of(Words.count(beyond, "record") + " that no checkpoint proves yet are not among these");
    }

    /** What was asked for and is not there. */
    Optional<String> missing() {
        if (first > from) {
            return Optional.of("the entries before " + first + " are archived, and not among these");
        }
        if (from > 0 && from >= next || to != Long.MAX_VALUE && to >= next) {
            return Optional.of("the log has " + next + " entries, and no entry " + Math.max(from, next));
        }
        return Optional.empty();
    }
}
