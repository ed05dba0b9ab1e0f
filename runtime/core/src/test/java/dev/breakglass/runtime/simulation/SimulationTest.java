package dev.breakglass.runtime.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.World;
import dev.breakglass.runtime.grant.Ledger;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Nights of many lives, each from a seed: {@code -Dbreakglass.lives=N} plays so many lives instead of {@value #LIVES}, and
 * {@code -Dbreakglass.seed=N} begins with another seed.
 */
class SimulationTest {

    private static final int LIVES = 100_000;
    private static final int LIVES_A_NIGHT = 50;

    /** What many nights came to. */
    private record Sum(int lives, int uses, int credentials, int deaths, int failures, Map<String, Integer> kinds) {

        static final Sum NOTHING = new Sum(0, 0, 0, 0, 0, Map.of());

        Sum plus(Sum other) {
            Map<String, Integer> both = new TreeMap<>(kinds);
            other.kinds.forEach((kind, times) -> both.merge(kind, times, Integer::sum));
            return new Sum(
                    lives + other.lives,
                    uses + other.uses,
                    credentials + other.credentials,
                    deaths + other.deaths,
                    failures + other.failures,
                    both);
        }
    }

    private static Sum night(long seed) {
        Night night = new Night(seed, LIVES_A_NIGHT);
        try {
            night.play();
            night.dawn();
            assertThat(night.city().orphans()).isZero();
            Ledger replayed = night.city().replayed();
            assertThat(replayed.grants()).isEqualTo(night.city().glass().grants());
            assertThat(World.readAgain(replayed)).isEqualTo(replayed);
            assertThat(night.missing(replayed)).isEmpty();
            assertThat(night.city().verifies()).isTrue();
            assertThat(night.ran())
                    .isLessThanOrEqualTo(night.city().auditor().started().size());
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
        return new Sum(
                night.lives(),
                night.ran(),
                night.given(),
                night.deaths(),
                night.failures(),
                night.city().auditor().kinds());
    }

    @Test
    void whateverHappensNothingHappensThatMustNot() {
        int lives = Integer.getInteger("breakglass.lives", LIVES);
        long first = Long.getLong("breakglass.seed", 0);
        Sum sum = LongStream.range(first, first + lives / LIVES_A_NIGHT)
                .parallel()
                .mapToObj(SimulationTest::night)
                .reduce(Sum.NOTHING, Sum::plus);
        System.out.println("simulation: " + sum);
        Map<String, Integer> kinds = sum.kinds();

        assertThat(kinds.keySet())
                .contains(
                        "requested",
                        "approved",
                        "stepped-up",
                        "rejected",
                        "key-claimed",
                        "redeemed",
                        "use-started",
                        "use-ended",
                        "use-overran",
                        "credential-started",
                        "credential-ended",
                        "observer-joined",
                        "observer-left",
                        "extension-asked",
                        "extension-approved",
                        "prompt-failed",
                        "policy-loaded",
                        "closed",
                        "expired",
                        "idle",
                        "suspended",
                        "withdrawn",
                        "lapsed",
                        "key-expired",
                        "revoked",
                        "refused",
                        "duty-done",
                        "duty-failed",
                        "reviewed");
        assertThat(sum.uses()).isGreaterThan(lives / 20);
        assertThat(sum.credentials()).isPositive();
        assertThat(sum.deaths()).isPositive();
        assertThat(sum.failures()).isPositive();
    }

    @Test
    void aSeedReplaysByteForByte() {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(lines(seed)).isEqualTo(lines(seed));
        }
        assertThat(lines(1)).isNotEqualTo(lines(2));
    }

    private static String lines(long seed) {
        Night night = new Night(seed, LIVES_A_NIGHT);
        night.play();
        return String.join("\n", night.city().lines());
    }
}
