package dev.breakglass.runtime.monitoring;

import java.util.ArrayList;
import java.util.List;

/** Entries that are delivered together, bounded in number and in bytes. */
final class Batch {

    private final int bytesMax;
    private final List<LogEntry> entries = new ArrayList<>();
    private int entriesMax;
    private int bytes;

    Batch(int entriesMax, int bytesMax) {
        this.entriesMax = entriesMax;
        this.bytesMax = bytesMax;
    }

    /** Whether one more of so many bytes is too much. The first one never is. */
    boolean isFullFor(int length) {
        return !entries.isEmpty() && (entries.size() >= entriesMax || length > bytesMax - bytes);
    }

    void add(LogEntry entry) {
        entries.add(entry);
        bytes += entry.length();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    int size() {
        return entries.size();
    }

    LogEntry first() {
        return entries.get(0);
    }

    LogEntry last() {
        return entries.get(entries.size() - 1);
    }

    List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    /** Starts over. */
    void clear(int newEntriesMax) {
        entries.clear();
        bytes = 0;
        entriesMax = newEntriesMax;
    }
}
