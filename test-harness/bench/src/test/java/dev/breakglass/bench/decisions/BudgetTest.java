package dev.breakglass.bench.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final long SECOND = 1_000_000_000;
    private static final int RUNS = 50;

    /** How long all runs take when each takes so much besides its iterations. */
    private static long seconds(long budget, long besidesMillis) {
        AtomicLong clock = new AtomicLong(7 * SECOND);
        Budget left = new Budget(RUNS, budget, clock::get);
        for (int i = 0; i < RUNS; i++) {
            long millis = left.iterationMillis();
            long took = (millis * Measure.ITERATIONS + besidesMillis) * SECOND / 1_000;
            clock.addAndGet(took);
            left.took(1, took, millis);
        }
        return clock.get() / SECOND - 7;
    }

    @Test
    void whatIsAskedForIsUsedWhateverComesBesides() {
        assertThat(seconds(400, 500)).isBetween(370L, 400L);
        assertThat(seconds(400, 5_000)).isBetween(370L, 400L);
    }

    @Test
    void iterationsGetNoShorterThanCanBeMeasured() {
        assertThat(new Budget(RUNS, 1, () -> 0).iterationMillis()).isEqualTo(100);
    }

    @Test
    void iterationsGetNoLongerThanASecond() {
        assertThat(new Budget(1, 10_000, () -> 0).iterationMillis()).isEqualTo(1_000);
    }
}
