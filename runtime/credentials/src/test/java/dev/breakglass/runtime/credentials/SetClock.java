package dev.breakglass.runtime.credentials;

import dev.breakglass.runtime.grant.SteadyClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A wall clock that starts at the true time and goes on when the test says so. */
public final class SetClock extends Clock {

    private volatile Instant now = Clock.systemUTC().instant();

    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** A broker's clock that this one alone moves. */
    SteadyClock steady() {
        return new SteadyClock(this, () -> 0, now);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
