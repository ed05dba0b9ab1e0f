package dev.breakglass.scenario.play;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** A wall clock and a ticker that move only when told to. For one thread. */
final class VirtualTime extends Clock implements LongSupplier {

    private Instant wall;
    private Instant steady;
    private Duration elapsed = Duration.ZERO;

    VirtualTime(Instant start) {
        wall = start;
        steady = start;
    }

    /** Both clocks go on. */
    void pass(Duration time) {
        elapsed = elapsed.plus(time);
        wall = wall.plus(time);
        steady = later(steady.plus(time), wall);
    }

    /** The wall clock is set to another time; nothing has passed. */
    void jump(Duration by) {
        wall = wall.plus(by);
        steady = later(steady, wall);
    }

    /** A new process knows only the wall's time and that of the log's last entry. */
    void forget(Instant logged) {
        steady = later(logged, wall);
    }

    Duration elapsed() {
        return elapsed;
    }

    /**
     * The time that the runtime holds deadlines against: the wall's, but never back. It is worked out here a second
     * time because the runtime tells its deadlines and not its clock.
     */
    Instant steady() {
        return steady;
    }

    @Override
    public Instant instant() {
        return wall;
    }

    @Override
    public long getAsLong() {
        return elapsed.toNanos();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a scenario plays in UTC");
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
