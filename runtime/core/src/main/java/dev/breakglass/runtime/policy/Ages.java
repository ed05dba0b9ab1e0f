package dev.breakglass.runtime.policy;

import java.time.Duration;
import java.time.Instant;

/** How long ago things were, in nanoseconds; what is 292 years and longer ago is {@link #LONGEST}. */
final class Ages {

    /** What is dated later than now has no age. */
    static final long FUTURE = -1;

    static final long LONGEST = Long.MAX_VALUE - 1;

    private static final Duration LONGEST_DURATION = Duration.ofNanos(Long.MAX_VALUE);
    private static final long NANOS = 1_000_000_000L;
    private static final long SECONDS_MAX = LONGEST / NANOS - 1;

    private Ages() {}

    /** 0 to {@link #LONGEST}, or {@link #FUTURE}. */
    static long between(Instant at, Instant now) {
        long seconds = now.getEpochSecond() - at.getEpochSecond();
        if (seconds > SECONDS_MAX) {
            return LONGEST;
        }
        long age = seconds < 0 ? FUTURE : seconds * NANOS + now.getNano() - at.getNano();
        return age < 0 ? FUTURE : age;
    }

    /** A length of time; {@code Long.MAX_VALUE}, which is longer than any path grants, when it does not fit. */
    static long nanos(Duration duration) {
        return duration.compareTo(LONGEST_DURATION) >= 0 ? Long.MAX_VALUE : duration.toNanos();
    }
}
