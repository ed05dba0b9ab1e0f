package dev.breakglass.scenario.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.grant.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

    private static final Instant START = Instant.parse("2026-03-14T02:13:00Z");

    @Test
    void aWallThatJumpsLeavesElapsedTimeAlone() {
        VirtualTime time = new VirtualTime(START);
        time.pass(Duration.ofMinutes(5));
        time.jump(Duration.ofHours(-1));
        time.pass(Duration.ofMinutes(1));
        assertThat(time.elapsed()).isEqualTo(Duration.ofMinutes(6));
        assertThat(time.instant()).isEqualTo(START.minus(Duration.ofMinutes(54)));
        assertThat(time.steady()).isEqualTo(START.plus(Duration.ofMinutes(6)));
    }

    @Test
    void theSteadyTimeIsThatOfTheRuntime() {
        Random random = new Random(11);
        VirtualTime time = new VirtualTime(START);
        SteadyClock clock = new SteadyClock(time, time, START);
        for (int i = 0; i < 2_000; i++) {
            Duration by = Duration.ofMillis(random.nextInt(7_200_000));
            if (random.nextInt(3) == 0) {
                time.jump(random.nextBoolean() ? by : by.negated());
            } else {
                time.pass(by);
            }
            assertThat(time.steady()).isEqualTo(clock.now());
        }
    }
}
