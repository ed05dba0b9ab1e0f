package dev.breakglass.runtime.request;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How much a request may hold, checked when it is made. */
public final class RequestLimits {

    /** Approvals in one request, at most. */
    public static final int APPROVALS_MAX = 64;

    /** Factors presented with one request, at most. */
    public static final int FACTORS_MAX = 64;

    /** Signals in one request, at most. */
    public static final int SIGNALS_MAX = 1_024;

    /** Values in one set, at most. */
    public static final int VALUES_MAX = 1_024;

    /** The earliest and the latest moment that a request can be about. */
    public static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    public static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private RequestLimits() {}

    static void check(int factors, int approvals, int signals, Instant now, Optional<Duration> ttl) {
        atMost("factors", factors, FACTORS_MAX);
        atMost("approvals", approvals, APPROVALS_MAX);
        atMost("signals", signals, SIGNALS_MAX);
        if (now.isBefore(EARLIEST) || now.isAfter(LATEST)) {
            throw new IllegalArgumentException("now: " + now + " is not between " + EARLIEST + " and " + LATEST);
        }
        if (ttl.isPresent() && (ttl.get().isNegative() || ttl.get().isZero())) {
            throw new IllegalArgumentException("ttl: must be longer than nothing, found " + ttl.get());
        }
    }

    private static void atMost(String what, int found, int max) {
        if (found > max) {
            throw new IllegalArgumentException(what + ": at most " + max + " in one request, found " + found);
        }
    }
}
