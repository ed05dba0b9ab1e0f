package dev.breakglass.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.grant.Duty;
import java.util.ArrayList;
import java.util.List;
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
        world.dutyExecutor = duties;
        world.glass = world.open(world.memory);
        return world.glass;
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING
                && Stream.of(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(DutyRunner.class.getName())
                                && frame.getMethodName().equals("close"));
    }

    /** As whoever starts next finds it, before doing anything. */
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
        Session session = world.active();
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
        world.active().close();
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
        world.active().close();
        glass.close();
        assertThat(late).hasSize(2);
        late.forEach(Runnable::run);
        assertThat(world.done).isEmpty();
        assertThat(owed()).hasSize(2);
    }
}
