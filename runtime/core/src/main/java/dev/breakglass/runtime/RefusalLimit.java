package dev.breakglass.runtime;

import java.time.Duration;

/**
 * How many refusals of one person within a while are written one by one.
 *
 * @param most at least 1; ten times as many of all people together
 * @param within at most a day
 */
record RefusalLimit(int most, Duration within) {

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int ALL_TOGETHER = 10;

    RefusalLimit {
        if (most < 1 || within.isNegative() || within.isZero() || within.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("refusals: at least 1 within more than nothing and at most " + LONGEST);
        }
    }

    /** Of all people together. */
    long mostOfAll() {
        return (long) most * ALL_TOGETHER;
    }
}
