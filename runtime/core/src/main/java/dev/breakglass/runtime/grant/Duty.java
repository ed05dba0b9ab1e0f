package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.decision.Obligation;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that the runtime owes for a grant: to tell somebody of the opening, a step after the end, or to destroy a credential
 * that the session was given. Immutable.
 *
 * @param number its place among the grant's duties, from 0
 * @param what a {@link Obligation.Notify}, a {@link Obligation.After} or a {@link Obligation.Issue}
 * @param credential how far the credential has come; absent for the other kinds
 * @param attempts how often it failed
 * @param failure how it failed last, by type
 * @param retryAt when it is to be tried again; absent before the first failure
 * @param doneAt when it was done; absent while it is owed
 */
public record Duty(
        int number,
        Obligation what,
        Optional<CredentialStage> credential,
        int attempts,
        Optional<String> failure,
        Optional<Instant> retryAt,
        Optional<Instant> doneAt) {

    /** Earlier than any moment that there is. */
    public static final Instant AT_ONCE = Instant.MIN;

    static Duty owed(int number, Obligation what) {
        return new Duty(number, what, Optional.empty(), 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Of a credential that its broker is asked for. */
    static Duty making(int number, Obligation.Issue what) {
        return owed(number, what).at(CredentialStage.MAKING);
    }

    Duty at(CredentialStage stage) {
        return new Duty(number, what, Optional.of(stage), attempts, failure, retryAt, doneAt);
    }

    boolean isAt(CredentialStage stage) {
        return credential.filter(stage::equals).isPresent();
    }

    Duty asDone(Instant now) {
        return new Duty(number, what, credential, attempts, failure, Optional.empty(), Optional.of(now));
    }

    Duty asFailed(String type, Instant again) {
        return new Duty(
                number, what, credential, attempts + 1, Optional.of(type), Optional.of(again), Optional.empty());
    }

    public boolean done() {
        return doneAt.isPresent();
    }

    /** Whether it has to be done: not done yet, and no credential that is being made or that its session still has. */
    public boolean isOwed() {
        return !done() && !isAt(CredentialStage.MAKING) && !isAt(CredentialStage.HELD);
    }

    /** When it is to be tried: {@link #AT_ONCE} before the first failure. */
    public Instant dueAt() {
        return retryAt.orElse(AT_ONCE);
    }

    /** Whether it is to be tried at this moment. */
    public boolean isDue(Instant now) {
        return isOwed() && !now.isBefore(dueAt());
    }
}
