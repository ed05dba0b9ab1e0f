package dev.breakglass.runtime.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A receiver in memory, which does with each batch what the test says. */
final class Taking implements Sink {

    /** Each batch that was tried, by the indexes in it. */
    final List<List<Long>> tried = new ArrayList<>();

    /** What was taken, in order. */
    final List<Long> taken = new ArrayList<>();

    /** What is thrown for a batch; null takes it. */
    Function<List<Long>, Throwable> refuses = batch -> null;

    @Override
    public synchronized void deliver(List<LogEntry> entries) throws Exception {
        List<Long> batch = entries.stream().map(LogEntry::index).toList();
        tried.add(batch);
        Throwable refusal = refuses.apply(batch);
        if (refusal instanceof Exception e) {
            throw e;
        } else if (refusal instanceof Error e) {
            throw e;
        }
        taken.addAll(batch);
    }
}
