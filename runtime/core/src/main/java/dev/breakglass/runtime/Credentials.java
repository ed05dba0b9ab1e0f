package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Attempt;
import dev.breakglass.runtime.grant.Door;
import dev.breakglass.runtime.grant.Duty;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantLimits;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.UseOutcome;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gives sessions the credentials that their paths issue. Asking for one is a use, decided as any other. That it is asked for is
 * durable before the broker knows of it, so whatever the broker makes is destroyed, even if the process dies in between; and
 * nobody gets it before it is durable that it was made for a session that can still be used.
 */
final class Credentials {

    private final Journal journal;
    private final Uses uses;
    private final Function<String, Optional<CredentialBroker>> brokers;

    Credentials(Journal journal, Uses uses, Function<String, Optional<CredentialBroker>> brokers) {
        this.journal = journal;
        this.uses = uses;
        this.brokers = brokers;
    }

    /** Whether there is a broker for each credential that the grant's path issues; else a reason. */
    Optional<String> unserved(Grant grant) {
        return grant.issues().stream()
                .map(Obligation.Issue::broker)
                .filter(broker -> brokers.apply(broker).isEmpty())
                .findFirst()
                .map(broker -> "its path says `issue " + broker + "`, and no such broker is here");
    }

    /** Answers once it is durable that the session has it; what the broker throws is thrown on. */
    Credential issue(GrantId id, Person person, String broker, Map<String, String> wishes) throws Exception {
        CredentialOrder order = start(id, person, broker, wishes);
        int duty = order.grant().duties().size() - 1;
        journal.glance(turn -> preventIfOver(turn, id, duty, person));
        Credential made;
        try {
            made = ask(broker, order);
        } catch (Throwable failure) {
            noteFailure(id, duty, person, failure);
            throw failure;
        }
        journal.inTurn(turn -> ended(turn, id, duty, person, UseOutcome.DONE));
        return made;
    }

    private CredentialOrder start(GrantId id, Person person, String broker, Map<String, String> wishes) {
        GrantLimits.STANDARD.id("broker", broker);
        Door.wishes(wishes);
        Uses.Seen seen = uses.look(id);
        Request frozen = seen.grant().asked().request();
        Grant started = journal.inTurn(turn -> {
            Grant grant =
                    uses.requireAllowed(turn, seen, Attempt.CREDENTIAL, person, frozen.action(), frozen.resource());
            requireOffered(turn, grant, person, broker);
            Instant until = grant.opening().orElseThrow().expiresAt();
            return turn.record(
                    Optional.of(person.id()),
                    id,
                    new GrantEvent.CredentialStarted(broker, until, seen.circumstances()));
        });
        return CredentialOrder.of(started, started.duties().size() - 1, wishes);
    }

    private void requireOffered(Turn turn, Grant grant, Person person, String broker) {
        if (grant.issue(broker).isEmpty()) {
            throw turn.refuse(
                    grant, Attempt.CREDENTIAL, Refusal.NOT_OFFERED, person.id(), "its path does not issue that");
        }
        Optional<String> unserved = unserved(grant);
        if (unserved.isPresent()) {
            throw turn.refuse(grant, Attempt.CREDENTIAL, Refusal.UNSERVED, person.id(), unserved.get());
        }
        int made = (int) grant.duties().stream()
                .filter(duty -> duty.credential().isPresent())
                .count();
        if (made >= GrantLimits.STANDARD.credentialsMax()) {
            throw turn.refuse(
                    grant, Attempt.CREDENTIAL, Refusal.TOO_MANY, person.id(), "it was given " + made + " credentials");
        }
    }

    /** Making the intent durable takes time; for a session that is over meanwhile nobody is asked. */
    private static Grant preventIfOver(Turn turn, GrantId id, int duty, Person person) {
        Grant grant = turn.ledger().grant(id).orElseThrow();
        boolean over = grant.state() != GrantState.ACTIVE
                || grant.deadline().filter(due -> due.isPast(turn.now())).isPresent();
        return over ? ended(turn, id, duty, person, UseOutcome.PREVENTED) : grant;
    }

    private Credential ask(String broker, CredentialOrder order) throws Exception {
        Credential made = broker(broker).issue(order);
        if (made.expiresAt().isAfter(order.expiresAt())) {
            throw new IllegalStateException("the broker `" + broker + "` made a credential until " + made.expiresAt()
                    + " for a session until " + order.expiresAt());
        }
        return made;
    }

    /** Says how it went, and refuses whoever no longer has a session that can be used. */
    private static Grant ended(Turn turn, GrantId id, int duty, Person person, UseOutcome outcome) {
        turn.known(id, Attempt.CREDENTIAL, person.id());
        Grant grant = turn.record(
                Optional.of(person.id()), id, new GrantEvent.CredentialEnded(duty, outcome, Optional.empty()));
        Uses.requireActive(turn, grant, Attempt.CREDENTIAL, person);
        return grant;
    }

    private void noteFailure(GrantId id, int duty, Person person, Throwable failure) {
        try {
            Optional<String> type = Optional.of(failure.getClass().getName());
            journal.inTurn(turn -> turn.record(
                    Optional.of(person.id()), id, new GrantEvent.CredentialEnded(duty, UseOutcome.FAILED, type)));
        } catch (RuntimeException unlogged) {
            failure.addSuppressed(unlogged);
        }
    }

    /** Destroys what was made, or may have been. */
    void destroy(Grant grant, Duty duty) throws Exception {
        Obligation.Issue issue = (Obligation.Issue) duty.what();
        broker(issue.broker()).destroy(CredentialOrder.of(grant, duty.number(), Map.of()));
    }

    private CredentialBroker broker(String name) {
        return brokers.apply(name)
                .orElseThrow(() -> new IllegalStateException("there is no broker `" + name + "` any more"));
    }

    /** Says of every credential that was in the making when the process died that nobody knows whether it was made. */
    void recover() {
        journal.inTurn(turn -> {
            for (Grant grant : turn.ledger().running()) {
                for (int duty : grant.making()) {
                    turn.record(
                            Optional.empty(),
                            grant.id(),
                            new GrantEvent.CredentialEnded(duty, UseOutcome.UNKNOWN, Optional.empty()));
                }
            }
            return turn.now();
        });
    }
}
