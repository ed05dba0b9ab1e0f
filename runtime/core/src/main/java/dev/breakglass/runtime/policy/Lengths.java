package dev.breakglass.runtime.policy;

import java.util.Arrays;

/** The lengths of time that requests ask for, by small numbers, as far as there are few. Thread-safe. */
final class Lengths {

    /** The request leaves its TTL to the path. */
    static final int UNASKED = 0;

    /** One of too many. */
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
        return all.length < COUNT - FIRST && ttl != Long.MAX_VALUE ? add(ttl) : OTHER;
    }

    private synchronized int add(long ttl) {
        long[] all = known;
        for (int i = 0; i < all.length; i++) {
            if (all[i] == ttl) {
                return FIRST + i;
            }
        }
        if (all.length == COUNT - FIRST) {
            return OTHER;
        }
        long[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = ttl;
        known = more;
        return FIRST + all.length;
    }
}
