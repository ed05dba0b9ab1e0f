package dev.breakglass.runtime.monitoring;

import dev.breakglass.runtime.audit.AuditLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** Puts a {@link Forwarder} together. For one thread. */
public final class ForwarderBuilder {

    /** The most entries that a batch may have. */
    public static final int BATCH_ENTRIES_MAX = 10_000;

    /** The most bytes that the entries of a batch may have together: 16 MiB. */
    public static final int BATCH_BYTES_MAX = 16 << 20;

    private static final Duration POLL_MIN = Duration.ofMillis(10);
    private static final Duration POLL_MAX = Duration.ofMinutes(1);
    private static final Duration CLOSE_MAX = Duration.ofMinutes(1);

    final AuditLog log;
    final Sink sink;
    final Path folder;
    String name = "monitoring";
    InstantSource clock = InstantSource.system();
    long first;
    Duration poll = Duration.ofSeconds(1);
    Duration closing = Duration.ofSeconds(5);
    int batchEntriesMax = 500;
    int batchBytesMax = 1 << 20;
    Pause pause = Pause.real();
    DoubleSupplier chance = new Random()::nextDouble;

    ForwarderBuilder(AuditLog log, Sink sink, Path folder) {
        this.log = log;
        this.sink = sink;
        this.folder = folder;
    }

    /** What it is called in threads and warnings; "monitoring" when not said. */
    public ForwarderBuilder name(String receiver) {
        this.name = receiver;
        return this;
    }

    /** What tells the moments in the status; never how long anything waits. The system's when not said. */
    public ForwarderBuilder clock(InstantSource now) {
        this.clock = now;
        return this;
    }

    /**
     * Where to begin when there is no cursor yet; the log's first entry when not said.
     *
     * @param index 0 or more
     */
    public ForwarderBuilder from(long index) {
        require(index >= 0, "the first entry must be 0 or more");
        this.first = index;
        return this;
    }

    /**
     * How often to look for new entries; a second when not said.
     *
     * @param interval 10 ms to a minute
     */
    public ForwarderBuilder poll(Duration interval) {
        require(
                interval.compareTo(POLL_MIN) >= 0 && interval.compareTo(POLL_MAX) <= 0,
                "the interval must be " + POLL_MIN + " to " + POLL_MAX);
        this.poll = interval;
        return this;
    }

    /**
     * What a sink is given at once, at most; 500 entries and 1 MiB when not said. An entry that is longer by itself comes
     * alone.
     *
     * @param entries 1 to {@value #BATCH_ENTRIES_MAX}
     * @param bytes 1 to {@value #BATCH_BYTES_MAX}
     */
    public ForwarderBuilder batches(int entries, int bytes) {
        require(entries >= 1 && entries <= BATCH_ENTRIES_MAX, "entries must be 1 to " + BATCH_ENTRIES_MAX);
        require(bytes >= 1 && bytes <= BATCH_BYTES_MAX, "bytes must be 1 to " + BATCH_BYTES_MAX);
        this.batchEntriesMax = entries;
        this.batchBytesMax = bytes;
        return this;
    }

    /**
     * How long {@link Forwarder#close} waits for a delivery to end by itself, and then as long again for its interrupt to be
     * heard; 5 seconds when not said.
     *
     * @param patience 0 to a minute
     */
    public ForwarderBuilder closing(Duration patience) {
        require(!patience.isNegative() && patience.compareTo(CLOSE_MAX) <= 0, "the patience must be 0 to " + CLOSE_MAX);
        this.closing = patience;
        return this;
    }

    /** How it waits; for tests. */
    ForwarderBuilder pause(Pause how) {
        this.pause = how;
        return this;
    }

    /** What the waits vary by, from 0 to less than 1; for tests. */
    ForwarderBuilder chance(DoubleSupplier random) {
        this.chance = random;
        return this;
    }

    /**
     * Starts to deliver. Signs a checkpoint of the log, which tells the log's name.
     *
     * @throws CursorException if the cursor is not one of this log and its history, was changed, or is another forwarder's
     * @throws dev.breakglass.runtime.audit.AuditLogException if the log cannot be asked
     */
    public Forwarder start() {
        return Forwarder.start(this);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
