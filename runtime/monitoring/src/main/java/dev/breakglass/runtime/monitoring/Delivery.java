package dev.breakglass.runtime.monitoring;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.AuditLogException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The work of a forwarder's one thread: reads the log from the cursor on, gives batches to the sink, moves the cursor. Of a
 * failure it remembers nothing but how much to try next: it reads again from the cursor, so that while a receiver is down no
 * entry is held in memory and no file open.
 */
final class Delivery implements Runnable {

    /** Leaves a replay because of a failure, or because the forwarder is closed. */
    private static final class Left extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Optional<Throwable> why;

        Left(Optional<Throwable> why) {
            super(null, null, false, false);
            this.why = why;
        }
    }

    private final AuditLog log;
    private final String origin;
    private final Sink sink;
    private final CursorFolder cursor;
    private final Progress progress;
    private final Pause pause;
    private final Backoff backoff;
    private final Duration poll;
    private final int entriesMax;
    private final Batch batch;
    /** How many entries to try together: half as many after a failure, twice as many after a success. */
    private int window;

    Delivery(
            AuditLog log,
            String origin,
            Sink sink,
            CursorFolder cursor,
            Progress progress,
            Pause pause,
            Backoff backoff,
            ForwarderBuilder limits) {
        this.log = log;
        this.origin = origin;
        this.sink = sink;
        this.cursor = cursor;
        this.progress = progress;
        this.pause = pause;
        this.backoff = backoff;
        this.poll = limits.poll;
        this.entriesMax = limits.batchEntriesMax;
        this.window = entriesMax;
        this.batch = new Batch(window, limits.batchBytesMax);
    }

    @Override
    public void run() {
        while (!pause.ended()) {
            Duration wait = Backoff.MAX;
            try {
                Optional<Throwable> failure = tried();
                if (pause.ended()) {
                    return;
                }
                wait = failure.map(this::failed).orElse(poll);
            } catch (Throwable e) {
                // Not even the failure could be told. The entries are where they were, and this thread goes on.
            }
            pause.pass(wait);
        }
    }

    private Optional<Throwable> tried() {
        try {
            pass();
            return Optional.empty();
        } catch (Left left) {
            return left.why;
        } catch (Throwable e) {
            return Optional.of(e);
        }
    }

    private Duration failed(Throwable failure) {
        Optional<Duration> asked =
                failure instanceof DeliveryException refusal ? refusal.retryAfter() : Optional.empty();
        Duration wait = backoff.after(progress.failures() + 1, asked);
        progress.failed(failure, progress.delivered(), batch.size(), wait);
        return wait;
    }

    /** Delivers what is durable now. */
    private void pass() {
        batch.clear(window);
        if (log.size() > progress.delivered()) {
            try {
                log.replay(progress.delivered(), this::take);
            } catch (AuditLogException e) {
                // What comes before the damage is delivered.
                flush();
                throw e;
            }
            flush();
        }
    }

    private void take(long index, byte[] bytes) {
        LogEntry entry = new LogEntry(origin, index, bytes);
        if (batch.isFullFor(entry.length())) {
            flush();
        }
        long expected = batch.isEmpty() ? progress.delivered() : batch.last().index() + 1;
        if (index != expected) {
            throw new IllegalStateException("the log shows entry " + index + ", expected " + expected);
        }
        batch.add(entry);
    }

    private void flush() {
        if (pause.ended()) {
            throw new Left(Optional.empty());
        }
        if (batch.isEmpty()) {
            return;
        }
        deliver();
        move();
        window = (int) Math.min(entriesMax, 2L * window);
        batch.clear(window);
    }

    private void deliver() {
        progress.handedOver();
        try {
            sink.deliver(batch.entries());
        } catch (Throwable e) {
            window = Math.max(1, batch.size() / 2);
            throw new Left(Optional.of(e));
        } finally {
            progress.back();
            // What a sink left behind must not disturb the next write.
            Thread.interrupted();
        }
    }

    private void move() {
        Cursor next = Cursor.after(batch.last());
        try {
            cursor.write(next);
        } catch (IOException e) {
            throw new Left(Optional.of(new CursorNotMoved(e)));
        }
        progress.done(next.next());
    }
}
