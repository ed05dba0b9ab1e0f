package dev.breakglass.runtime.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * Settings of a {@link TotpVerifier}. Each is checked when it is set, with an {@link IllegalArgumentException}. Not
 * safe for several threads.
 */
public final class TotpBuilder {

    /** Wrong codes since the last right one after which a person is locked out, and after so many more again. */
    static final int FAILURES_MAX = 5;

    private static final int DIGITS_MIN = 6;
    private static final int DIGITS_MAX = 8;
    private static final Duration STEP_MIN = Duration.ofSeconds(15);
    private static final Duration STEP_MAX = Duration.ofMinutes(2);
    private static final Duration LOCK_MIN = Duration.ofMinutes(1);
    static final Duration LOCK_MAX = Duration.ofDays(1);

    TotpAlgorithm algorithm = TotpAlgorithm.SHA1;
    int digits = DIGITS_MIN;
    Duration step = Duration.ofSeconds(30);
    Duration lock = Duration.ofMinutes(5);
    int peopleMax = 100_000;
    Clock wall = Clock.systemUTC();
    LongSupplier ticker = System::nanoTime;
    private Instant notBefore = Instant.EPOCH;

    TotpBuilder() {}

    public TotpBuilder algorithm(TotpAlgorithm hash) {
        algorithm = hash;
        return this;
    }

    /** 6 to 8; otherwise 6. */
    public TotpBuilder digits(int count) {
        if (count < DIGITS_MIN || count > DIGITS_MAX) {
            throw new IllegalArgumentException("digits: " + DIGITS_MIN + " to " + DIGITS_MAX + ", found " + count);
        }
        digits = count;
        return this;
    }

    /** How long a code is shown, 15 s to 2 min in whole seconds; otherwise 30 s. */
    public TotpBuilder step(Duration length) {
        step = between("step", length.truncatedTo(ChronoUnit.SECONDS), STEP_MIN, STEP_MAX);
        return this;
    }

    /**
     * How long a person is locked out after five wrong codes in a row, 1 min to a day; otherwise 5 min. After five more it is
     * twice as long, and so on up to an hour, or this when it is longer. A right code, or two days without a wrong one, begin it anew.
     */
    public TotpBuilder lock(Duration length) {
        lock = between("lock", length, LOCK_MIN, LOCK_MAX);
        return this;
    }

    /** How many people's last codes and wrong guesses are remembered; otherwise 100,000. When it is so many, nobody else is served. */
    public TotpBuilder people(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("people: at least 1, found " + most);
        }
        peopleMax = most;
        return this;
    }

    /** The wall clock. When it jumps back, the verifier's time goes on, so no code is good again. */
    public TotpBuilder clock(Clock clock) {
        wall = clock;
        return this;
    }

    /** The last time that is known to have been, such as that of the log's last entry; the verifier starts no earlier. */
    public TotpBuilder notBefore(Instant moment) {
        notBefore = moment;
        return this;
    }

    /** Monotonic nanoseconds, from any origin. */
    TotpBuilder ticker(LongSupplier nanoseconds) {
        ticker = nanoseconds;
        return this;
    }

    public TotpVerifier build() {
        return new TotpVerifier(this);
    }

    Instant floor() {
        return notBefore;
    }

    private static Duration between(String what, Duration found, Duration least, Duration most) {
        if (found.compareTo(least) < 0 || found.compareTo(most) > 0) {
            throw new IllegalArgumentException(what + ": " + least + " to " + most + ", found " + found);
        }
        return found;
    }
}
