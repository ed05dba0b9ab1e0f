package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.Agreement.Disagreement;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * As many decisions as one has time for: {@code -Dbreakglass.decisions=10000000}, and {@code -Dbreakglass.seed=…} for others
 * than those of the last run. What is told of a run is how many decisions were compared, and what they were.
 */
class LongRunTest {

    private static final long DECISIONS = Long.getLong("breakglass.decisions", 4_000);
    private static final long SEED = Long.getLong("breakglass.seed", 0);
    private static final int REQUESTS = 2_000;
    private static final int POLICIES_PER_LINE = 100;

    private final AtomicLong decisions = new AtomicLong();
    private final AtomicInteger policies = new AtomicInteger();
    private final Map<String, AtomicLong> reached = new ConcurrentSkipListMap<>();
    private final AtomicReference<Sample> broken = new AtomicReference<>();

    @Test
    void noDecisionIsOtherwise() {
        int threads = Runtime.getRuntime().availableProcessors();
        IntStream.range(0, threads).parallel().forEach(this::work);

        Optional<Sample> smallest = Optional.ofNullable(broken.get())
                .map(sample -> new ShrinkableSample(sample).smallest(this::isBroken));
        report();
        assertThat(smallest.flatMap(Agreement.ofTheCompiler()::broken))
                .as("%s", smallest.map(Sample::policy).orElse(""))
                .isEmpty();
        assertThat(decisions.get()).isGreaterThanOrEqualTo(DECISIONS);
    }

    /** Takes one policy after the other, each of a seed of its own, until there were enough or one is broken. */
    private void work(int thread) {
        while (decisions.get() < DECISIONS && broken.get() == null) {
            int number = policies.getAndIncrement();
            Sample sample = Sample.draw(new Random(SEED + number), REQUESTS);
            Agreement agreement = new Agreement(
                    policy -> PolicyCompiler.compile(policy).toPolicy(), (request, decision) -> reached(decision));
            Optional<Disagreement> found = agreement.broken(sample);
            decisions.addAndGet(agreement.decisions());
            if (found.isPresent()) {
                broken.compareAndSet(null, sample);
            }
            if (number % POLICIES_PER_LINE == POLICIES_PER_LINE - 1) {
                System.out.printf("%,d of %,d decisions alike, %,d policies%n", decisions.get(), DECISIONS, number + 1);
            }
        }
    }

    private boolean isBroken(Sample sample) {
        return Agreement.ofTheCompiler().broken(sample).isPresent();
    }

    private void reached(Decision decision) {
        count(decision.outcome().word());
        decision.findings().stream()
                .map(Finding::code)
                .distinct()
                .forEach(code -> count("  " + code.code()));
    }

    private void count(String what) {
        reached.computeIfAbsent(what, first -> new AtomicLong()).incrementAndGet();
    }

    private void report() {
        System.out.printf("%,d decisions alike, %,d policies, seed %d%n", decisions.get(), policies.get(), SEED);
        reached.forEach((what, count) -> System.out.printf("%,12d %s%n", count.get(), what.strip()));
    }
}
