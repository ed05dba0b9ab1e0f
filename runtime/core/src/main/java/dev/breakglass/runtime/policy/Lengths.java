package dev.breakglass.runtime.policy;

import java.util.Arrays;

/**
 * The first few lengths of time that somebody was granted, by small numbers, so that the same answer is given again. What is
 * refused takes none of them. Thread-safe.
 */
final class Lengths {

    /** The request leaves its TTL to the path. */
    static final int UNASKED = 0;

    /** None of these yet, or one of too many. */
    static final int OTHER = 1;

    /** How many numbers there are. */
    static final int COUNT = 10;

    private static final int FIRST = 2;

    // Replaced as a whole.
    private volatile long[] known = {};

    int of(long ttl) {
        if (ttl == PreparedRequest.TTL_UNASKED) {
            return UNASKED;
        }
        long[] all = known;
        for (int i = 0; i < all.length; i++) {
            if (all[i] == ttl) {
                return FIRST + i;
            }
        }
        return OTHER;
    }

    /** The number of a length that is granted now, or {@link #OTHER} if there are too many, or if nanoseconds cannot count it. */
    synchronized int add(long ttl) {
        int number = of(ttl);
        long[] all = known;
        if (number != OTHER || all.length == COUNT - FIRST || ttl == Long.MAX_VALUE) {
            return number;
        }
        long[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = ttl;
        known = more;
        return FIRST + all.length;
    }
}
