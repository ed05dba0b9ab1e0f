package dev.breakglass.runtime;

import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.SessionId;
import dev.breakglass.runtime.grant.UseOutcome;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Resource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * An open door: lets its requester do what the grant covers, until it ends. Safe for any thread.
 *
 * <p>A {@link dev.breakglass.runtime.grant.RefusedException} says why a use is refused; whatever else is thrown before
 * the action runs means that it did not run.
 */
public final class Session implements AutoCloseable {

    private final BreakGlass glass;
    private final SessionId id;
    private final GrantId grant;
    private final Person person;
    private final Instant expiresAt;

    Session(BreakGlass glass, Grant grant, Person person) {
        this.glass = glass;
        this.id = grant.session().orElseThrow();
        this.grant = grant.id();
        this.person = person;
        this.expiresAt = grant.opening().orElseThrow().expiresAt();
    }

    public SessionId id() {
        return id;
    }

    public GrantId grant() {
        return grant;
    }

    /** The first moment at which the session is over, whatever happens. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /**
     * Does one thing through the door. The intent is durable in the audit log before the action runs, and the outcome
     * is written after it; what the action throws is thrown on. If the outcome cannot be written, that is thrown
     * although the action ran.
     *
     * @throws Exception what the action throws
     */
    public <T> T perform(String action, Resource resource, Callable<T> act) throws Exception {
        long use = glass.startUse(grant, person, action, resource);
        T result;
        try {
            result = act.call();
        } catch (Throwable failure) {
            noteFailure(use, failure);
            throw failure;
        }
        glass.endUse(grant, person, use, UseOutcome.DONE, Optional.empty());
        return result;
    }

    /** As {@link #perform(String, Resource, Callable)}, without a result. */
    public void perform(String action, Resource resource, ThrowingRunnable act) throws Exception {
        Callable<Boolean> call = () -> {
            act.run();
            return true;
        };
        perform(action, resource, call);
    }

    /**
     * Has a credential made that the grant's path issues; decided as a use is, and destroyed when the session ends, pauses or is
     * given another by the same broker. It is not good beyond {@link #expiresAt}: ask again when the session has grown.
     *
     * @param broker by its name in the path
     * @param wishes what the broker needs of its holder, such as a public key; at most 16
     * @throws Exception what the broker throws, in which case nobody has a credential
     */
    public Credential credential(String broker, Map<String, String> wishes) throws Exception {
        return glass.credential(grant, person, broker, wishes);
    }

    private void noteFailure(long use, Throwable failure) {
        try {
            glass.endUse(
                    grant,
                    person,
                    use,
                    UseOutcome.FAILED,
                    Optional.of(failure.getClass().getName()));
        } catch (RuntimeException unlogged) {
            failure.addSuppressed(unlogged);
        }
    }

    /** Ends the session; does nothing if it is over. */
    @Override
    public void close() {
        glass.close(grant, person);
    }

    @Override
    public String toString() {
        return "Session[" + id + " of " + grant + "]";
    }
}
