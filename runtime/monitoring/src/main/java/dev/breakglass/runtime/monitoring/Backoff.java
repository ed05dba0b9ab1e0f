package dev.breakglass.runtime.monitoring;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after so many failures: from one second on twice as long each time, up to five minutes. Up to a quarter more
 * by chance, so that many who fail together do not come back together.
 */
final class Backoff {

    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration MAX = Duration.ofMinutes(5);

    /** After these many doublings it is more than {@link #MAX}. */
    private static final int DOUBLINGS_MAX = 9;

    private static final double JITTER = 0.25;

    private final DoubleSupplier chance;

    /** @param chance from 0 to less than 1 */
    Backoff(DoubleSupplier chance) {
        this.chance = chance;
    }

    /**
     * @param failures since the last success, 1 or more
     * @param asked what the receiver asks for; obeyed up to the longest
     */
    Duration after(int failures, Optional<Duration> asked) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_MAX));
        Duration jittered = doubled.plusMillis((long) (doubled.toMillis() * JITTER * chance.getAsDouble()));
        return shorter(longer(jittered, asked.orElse(Duration.ZERO)), MAX);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
