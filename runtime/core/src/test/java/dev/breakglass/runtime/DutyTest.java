package dev.breakglass.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.grant.Duty;
import dev.breakglass.runtime.grant.GrantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A duty that fails waits twice as long each time, up to five minutes. */
class DutyTest {

    private static final List<Duration> WAITS = LongStream.concat(
                    LongStream.of(1, 2, 4, 8, 16, 32, 64, 128, 256), LongStream.generate(() -> 300))
            .limit(70)
            .mapToObj(Duration::ofSeconds)
            .toList();

    private final World world = new World();

    @Test
    void theWaitDoublesUpToFiveMinutesAcrossARestart() {
        Session session = world.active();
        world.dutiesDown = true;
        session.close();
        List<Duration> waits = new ArrayList<>();
        while (waits.size() < WAITS.size()) {
            waits.add(waitOf(session.grant(), 1));
            if (waits.size() == 5) {
                world.crash();
            }
            world.pass(waitOf(session.grant(), 1).minusNanos(1));
            world.glass.sweep();
            assertThat(duty(session.grant(), 1).attempts()).as("a moment early").isEqualTo(waits.size());
            world.pass(Duration.ofNanos(1));
            world.glass.sweep();
        }

        assertThat(waits).isEqualTo(WAITS);
        assertThat(duty(session.grant(), 1).attempts()).isEqualTo(WAITS.size() + 1);
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    @Test
    void anotherDutyBeginsWithTheShortestWait() {
        world.dutiesDown = true;
        Session session = world.active();
        for (int failures = 1; failures < 6; failures++) {
            world.pass(waitOf(session.grant(), 0));
            world.glass.sweep();
        }
        assertThat(waitOf(session.grant(), 0)).isEqualTo(WAITS.get(5));

        session.close();
        assertThat(waitOf(session.grant(), 1)).as("of the same grant").isEqualTo(WAITS.get(0));
        assertThat(waitOf(world.active().grant(), 0)).as("of another grant").isEqualTo(WAITS.get(0));
        assertThat(waitOf(session.grant(), 0)).isEqualTo(WAITS.get(5));
    }

    private Duration waitOf(GrantId grant, int duty) {
        return Duration.between(world.wall, duty(grant, duty).retryAt().orElseThrow());
    }

    private Duty duty(GrantId grant, int number) {
        return world.now(grant).duties().get(number);
    }
}
