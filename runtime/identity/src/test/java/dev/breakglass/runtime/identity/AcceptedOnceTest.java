package dev.breakglass.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.grant.SteadyClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AcceptedOnceTest {

    private static final byte[] TOKEN = "a token".getBytes(StandardCharsets.US_ASCII);
    private static final Instant END = SetClock.START.plusSeconds(10);

    private final SetClock wall = new SetClock();
    private final SteadyClock clock = new SteadyClock(wall, () -> 0, SetClock.START);
    private final AcceptedOnce once = new AcceptedOnce(10);

    private void accept(String id, Instant until) {
        once.accept(Optional.of(id), TOKEN, until, clock);
    }

    @Test
    void aThreadThatWasHeldUpUntilTheTokenWasForgottenComesTooLate() {
        accept("one", END);
        // Another thread checked the same token a moment before its end, and goes on after that.
        wall.pass(Duration.ofSeconds(10));
        accept("another", END.plusSeconds(10));

        Refused.as(IdentityRefusal.EXPIRED, () -> accept("one", END));
    }

    @Test
    void ofManyThreadsWithOneTokenOneComesThrough() throws Exception {
        int threads = 32;
        CountDownLatch go = new CountDownLatch(1);
        Callable<Boolean> attempt = () -> {
            go.await();
            try {
                accept("one", END);
                return true;
            } catch (IdentityRefusedException e) {
                assertThat(e.refusal()).isEqualTo(IdentityRefusal.REPLAYED);
                return false;
            }
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                answers.add(pool.submit(attempt));
            }
            go.countDown();
            int through = 0;
            for (Future<Boolean> answer : answers) {
                through += answer.get() ? 1 : 0;
            }
            assertThat(through).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void untilItsEndATokenIsAReplay() {
        accept("one", END);
        wall.pass(Duration.ofSeconds(10).minusNanos(1));

        Refused.as(IdentityRefusal.REPLAYED, () -> accept("one", END));
    }
}
