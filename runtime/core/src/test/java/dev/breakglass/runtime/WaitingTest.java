package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.BO;
import static dev.breakglass.runtime.World.START;
import static dev.breakglass.runtime.World.yes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.policy.ForwardingPolicy;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a request has waited is for the runtime's clock to say, and what nobody can serve does not begin. */
class WaitingTest {

    private final World world = new World();
    private final List<Request> asked = new ArrayList<>();

    @Test
    void aRequestCannotSayItselfHowLongItHasWaited() {
        BreakGlass glass = glass();
        Request forged = world.restore().withPendingSince(Optional.of(START.minus(Duration.ofDays(1))));
        Grant grant = glass.request(forged);
        assertThat(grant.asked().request().pendingSince()).isEmpty();
        world.pass(Duration.ofMinutes(7));
        glass.approve(grant.id(), yes(BO));
        assertThat(asked).extracting(Request::pendingSince).containsExactly(Optional.empty(), Optional.of(at(grant)));
        assertThat(asked.get(1).now()).isEqualTo(at(grant).plus(Duration.ofMinutes(7)));
    }

    private static Instant at(Grant grant) {
        return grant.asked().at();
    }

    private BreakGlass glass() {
        world.memory = world.memory.reopen();
        return BreakGlass.builder()
                .policy(new Listening())
                .log(world.memory)
                .sweepEvery(Duration.ZERO)
                .dutyExecutor(Runnable::run)
                .clock(java.time.Clock.fixed(START, java.time.ZoneOffset.UTC))
                .ticker(() -> world.ticks)
                .directory(person -> Optional.ofNullable(world.groups.get(person)))
                .signals(() -> java.util.Map.of(
                        "network",
                        new dev.breakglass.runtime.request.Reading(
                                dev.breakglass.runtime.request.Value.of("corp"), START.plusNanos(world.ticks))))
                .duties((grant, duty) -> {})
                .build();
    }

    private final class Listening extends ForwardingPolicy {
        Listening() {
            super(new LedgerPolicy());
        }

        @Override
        public Decision decide(Request request) {
            asked.add(request);
            return super.decide(request);
        }
    }
}
