package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.decision.Obligation;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that the runtime owes for a grant: to tell somebody of the opening, or a step after the end. Immutable.
 *
 * @param number its place among the grant's duties, from 0
 * @param what a {@link Obligation.Notify} or a {@link Obligation.After}
 * @param attempts how often it failed
 * @param failure how it failed last, by type
 * @param retryAt when it is to be tried again; absent before the first failure
 * @param doneAt when it was done; absent while it is owed
 */
public record Duty(
        int number,
        Obligation what,
        int attempts,
        Optional<String> failure,
        Optional<Instant> retryAt,
        Optional<Instant> doneAt) {

    /** Earlier than any moment that there is. */
    public static final Instant AT_ONCE = Instant.MIN;

    static Duty owed(int number, Obligation what) {
        return new Duty(number, what, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Duty asDone(Instant now) {
        return new Duty(number, what, attempts, failure, Optional.empty(), Optional.of(now));
    }

    Duty asFailed(String type, Instant again) {
        return new Duty(number, what, attempts + 1, Optional.of(type), Optional.of(again), Optional.empty());
    }

    public boolean done() {
        return doneAt.isPresent();
    }

    /** When it is to be tried: {@link #AT_ONCE} before the first failure. */
    public Instant dueAt() {
        return retryAt.orElse(AT_ONCE);
    }

    /** Whether it is to be tried at this moment. */
    public boolean isDue(Instant now) {
        return !done() && !now.isBefore(dueAt());
    }
}
