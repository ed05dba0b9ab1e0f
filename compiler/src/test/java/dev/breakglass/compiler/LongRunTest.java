package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * As many decisions as one has time for: {@code -Dbreakglass.decisions=10000000}, and {@code -Dbreakglass.seed=…} for others
 * than those of the last run. What is told of a run is how many decisions were compared, and what they were.
 */
class LongRunTest {

    private static final Optional<Long> ASKED = Optional.ofNullable(Long.getLong("breakglass.decisions"));
    private static final long DECISIONS = ASKED.orElse(6_000L);
    private static final long SEED = Long.getLong("breakglass.seed", 0);
    private static final int REQUESTS = 1_000;
    private static final int POLICIES_PER_LINE = 100;

    private final Random seeds = new Random(SEED);
    private final Map<String, Long> reached = new TreeMap<>();
    private final Agreement agreement = new Agreement(
            policy -> PolicyCompiler.compile(policy).toPolicy(), (request, decision) -> reached(decision));

    @Test
    void noDecisionIsOtherwise() {
        int policies = 0;
        Optional<Sample> broken = Optional.empty();
        while (agreement.decisions() < DECISIONS && broken.isEmpty()) {
            Sample sample = Sample.draw(new Random(seeds.nextLong()), REQUESTS);
            broken = Optional.of(sample).filter(drawn -> agreement.broken(drawn).isPresent());
            policies++;
            if (policies % POLICIES_PER_LINE == 0) {
                System.out.printf(
                        "%,d of %,d decisions alike, %,d policies%n", agreement.decisions(), DECISIONS, policies);
            }
        }
        if (ASKED.isPresent()) {
            report(policies);
        }
        Optional<Sample> smallest = broken.map(sample -> new ShrinkableSample(sample)
                .smallest(smaller -> Agreement.ofTheCompiler().broken(smaller).isPresent()));

        assertThat(smallest.flatMap(Agreement.ofTheCompiler()::broken))
                .as("%s", smallest.map(Sample::policy).orElse(""))
                .isEmpty();
        assertThat(agreement.decisions()).isGreaterThanOrEqualTo(DECISIONS);
    }

    private void reached(Decision decision) {
        count(decision.outcome().word());
        decision.findings().stream().map(Finding::code).distinct().forEach(code -> count("  " + code.code()));
    }

    private void count(String what) {
        reached.merge(what, 1L, Long::sum);
    }

    private void report(int policies) {
        System.out.printf("%,d decisions alike, %,d policies, seed %d%n", agreement.decisions(), policies, SEED);
        reached.forEach((what, count) -> System.out.printf("%,12d %s%n", count, what.strip()));
    }
}
