package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.BO;
import static dev.breakglass.runtime.World.CY;
import static dev.breakglass.runtime.World.START;
import static dev.breakglass.runtime.World.yes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.grant.Duty;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closing, while somebody else is about to do what is owed. */
@Timeout(60)
class ClosingTest {

    private final World world = new World();

    private BreakGlass open(Executor duties) {
        return BreakGlass.builder()
                .policy(world.policy)
                .log(world.memory)
                .sweepEvery(Duration.ZERO)
                .clock(Clock.fixed(START, ZoneOffset.UTC))
                .ticker(() -> world.ticks)
                .duties((grant, duty) -> world.done.add(duty))
                .dutyExecutor(duties)
                .signals(() -> Map.of("network", new Reading(Value.of("corp"), START)))
                .build();
    }

    private static Session active(BreakGlass glass, World world) {
        GrantId id = glass.request(world.restore()).id();
        glass.approve(id, yes(BO));
        glass.approve(id, yes(CY));
        return glass.redeem(glass.claimKey(id, ANA), ANA);
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING
                && Stream.of(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(DutyRunner.class.getName())
                                && frame.getMethodName().equals("close"));
    }

    private List<Duty> owed() {
        world.crash();
        return world.glass.grants().get(0).duties().stream()
                .filter(duty -> !duty.done())
                .toList();
    }

    @Test
    void whoeverClosesWaitsForDutiesThatAreBeingStarted() throws Exception {
        CountDownLatch starting = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean slow = new AtomicBoolean();
        BreakGlass glass = open(work -> {
            if (slow.get()) {
                starting.countDown();
                await(go);
            }
            work.run();
        });
        Session session = active(glass, world);
        slow.set(true);
        Thread ends = new Thread(session::close);
        ends.start();
        starting.await();
        Thread closes = new Thread(glass::close);
        closes.start();
        while (!waits(closes)) {
            assertThat(closes.getState()).as("it does not wait").isNotEqualTo(Thread.State.TERMINATED);
        }
        go.countDown();
        ends.join();
        closes.join();
        assertThat(world.done).hasSize(2);
        assertThat(owed()).isEmpty();
    }

    @Test
    void whoeverClosesAgainWaitsForNothing() throws Exception {
        BreakGlass glass = open(Runnable::run);
        active(glass, world).close();
        Thread first = new Thread(glass::close);
        first.start();
        first.join();
        Thread second = new Thread(glass::close);
        second.start();
        while (second.getState() != Thread.State.TERMINATED) {
            assertThat(waits(second)).isFalse();
        }
        assertThat(owed()).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatAnExecutorDoesTooLateIsNotDoneAndIsStillOwed() {
        List<Runnable> late = new ArrayList<>();
        BreakGlass glass = open(late::add);
        active(glass, world).close();
        glass.close();
        assertThat(late).hasSize(2);
        late.forEach(Runnable::run);
        assertThat(world.done).isEmpty();
        assertThat(owed()).hasSize(2);
    }
}
