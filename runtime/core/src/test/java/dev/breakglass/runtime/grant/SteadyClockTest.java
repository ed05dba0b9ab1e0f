package dev.breakglass.runtime.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    private static final Instant START = Instant.parse("2026-03-14T02:13:00Z");
    private static final Duration NANO = Duration.ofNanos(1);

    private Instant wall = START;
    private long ticks;

    private SteadyClock clock(Instant floor) {
        return new SteadyClock(((InstantSource) () -> wall).withZone(ZoneOffset.UTC), () -> ticks, floor);
    }

    @Test
    void aJumpOfMoreThanAYearIsNotBelievedUntilItIsSetRight() {
        SteadyClock clock = clock(Instant.EPOCH);
        assertThat(clock.now()).isEqualTo(START);
        ticks = Duration.ofHours(1).toNanos();
        Instant due = START.plus(Duration.ofHours(1));
        wall = due.plus(SteadyClock.JUMP_MAX).plus(NANO);
        assertThatThrownBy(clock::now)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the clock shows " + wall + " where " + due + " was due; nothing is decided by such a clock");
        wall = due;
        assertThat(clock.now()).isEqualTo(due);
        wall = due.plus(SteadyClock.JUMP_MAX);
        assertThat(clock.now()).isEqualTo(wall);
    }

    @Test
    void aServiceMayHaveStoodStillForYearsBeforeItStarts() {
        assertThat(clock(START.minus(Duration.ofDays(5000))).now()).isEqualTo(START);
    }
}
