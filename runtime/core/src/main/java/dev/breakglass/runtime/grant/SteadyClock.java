package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.request.RequestLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The time that deadlines are held against; nothing else reads a clock. It never goes backwards. When the wall clock
 * jumps back, or stands still, the time goes on by the ticker, so nothing lives longer for it; when the wall clock
 * jumps forward, the time follows, so things live shorter at the most. Safe for any thread.
 */
public final class SteadyClock {

    /** How far the wall clock may run ahead while the process lives. Whoever sets it right has to do it before a start. */
    static final Duration JUMP_MAX = Duration.ofDays(366);

    private final Clock wall;
    private final LongSupplier ticker;
    private boolean read;
    private Instant last;
    private long lastTick;

    /**
     * Starts at the wall's time, but not before the floor.
     *
     * @param ticker monotonic nanoseconds from any origin
     * @param floor the last time that was acted on, such as that of the log's last entry
     */
    public SteadyClock(Clock wall, LongSupplier ticker, Instant floor) {
        this.wall = wall;
        this.ticker = ticker;
        this.last = floor;
        this.lastTick = ticker.getAsLong();
    }

    /**
     * The time, never earlier than any answer before.
     *
     * @throws IllegalStateException if the wall shows a year that no request can be about, or has jumped forward by more than
     *     {@link #JUMP_MAX}: what is written down then would be the earliest time for ever
     */
    public synchronized Instant now() {
        long tick = ticker.getAsLong();
        Instant carried = carried(tick);
        Instant shown = wall.instant();
        if (shown.isAfter(RequestLimits.LATEST) || shown.isBefore(RequestLimits.EARLIEST)) {
            throw new IllegalStateException("the clock shows " + shown + "; nothing is decided by such a clock");
        }
        boolean ahead = shown.isAfter(carried);
        if (read && ahead && shown.isAfter(carried.plus(JUMP_MAX))) {
            throw new IllegalStateException(
                    "the clock shows " + shown + " where " + carried + " was due; nothing is decided by such a clock");
        }
        read = true;
        return goOn(tick, ahead ? shown : carried);
    }

    /**
     * As {@link #now}, and by the ticker alone while the wall throws, or shows what nothing is decided by: for what only ends, which must not
     * have to wait until somebody sets a clock.
     */
    public synchronized Instant nowToEnd() {
        try {
            return now();
        } catch (RuntimeException wrong) {
            long tick = ticker.getAsLong();
            return goOn(tick, carried(tick));
        }
    }

    private Instant carried(long tick) {
        // Subtracting first is right even when the ticker's number overflows.
        return last.plusNanos(Math.max(0, tick - lastTick));
    }

    private Instant goOn(long tick, Instant to) {
        lastTick = tick;
        last = to;
        return to;
    }
}
