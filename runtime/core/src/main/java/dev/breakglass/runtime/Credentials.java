package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Attempt;
import dev.breakglass.runtime.grant.CredentialStage;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives sessions the credentials that their paths issue. Asking for one is a use, decided as any other. That it is asked for is
 * durable before the broker knows of it, so whatever the broker makes is destroyed, even if the process dies in between; and
 * nobody gets it before it is durable that it was made for a session that can still be used.
 */
final class Credentials {

    /** One credential: the number of its duty. */
    private record Place(GrantId grant, int duty) {}

    /** What is being asked of a broker, by a thread of this process. */
    private final Map<Place, Asking> asking = new ConcurrentHashMap<>();

    private final Journal journal;
    private final Uses uses;
    private final Brokers brokers;
    private final Clock wall;

    Credentials(Journal journal, Uses uses, Brokers brokers, Clock wall) {
        this.journal = journal;
        this.uses = uses;
        this.brokers = brokers;
        this.wall = wall;
    }

    /** A session that cannot have its credentials must not begin: why it cannot. */
    Optional<String> unserved(Grant grant) {
        return grant.issues().stream()
                .flatMap(issue -> brokers.unserved(issue).stream())
                .findFirst();
    }

    /** Answers once it is durable that the session has it; what the broker throws is thrown on. */
    Credential issue(GrantId id, Person person, String broker, Map<String, String> wishes) throws Exception {
        GrantLimits.STANDARD.id("broker", broker);
        Map<String, String> wished = new TreeMap<>(wishes);
        Door.wishes(wished);
        Uses.Seen seen = uses.look(id);
        Asking mine = new Asking(id, person, brokers.isThere(broker));
        try {
            Grant started = journal.inTurn(turn -> start(turn, seen, mine, broker));
            journal.glance(turn -> preventIfOver(turn, mine));
            Credential made = ask(mine, broker, order(started, mine.duty, wished));
            journal.inTurn(turn -> made(turn, mine));
            return made;
        } finally {
            mine.end();
        }
    }

    /** One asking, from before its entry until the asker has an answer; for one thread. */
    private final class Asking {
        final GrantId id;
        final Person person;
        /** Whether there is such a broker. */
        final boolean isServed;

        int duty = -1;

        Asking(GrantId id, Person person, boolean isServed) {
            this.id = id;
            this.person = person;
            this.isServed = isServed;
        }

        void begin(int number) {
            end();
            duty = number;
            asking.put(new Place(id, duty), this);
        }

        /** From here on it is for the next sweep to say that nobody knows, if nobody has said anything else. */
        void end() {
            asking.remove(new Place(id, duty), this);
        }
    }

    private Grant start(Turn turn, Uses.Seen seen, Asking mine, String broker) {
        Request frozen = seen.grant().asked().request();
        Grant grant =
                uses.requireAllowed(turn, seen, Attempt.CREDENTIAL, mine.person, frozen.action(), frozen.resource());
        requireOffered(turn, grant, mine, broker);
        mine.begin(grant.duties().size());
        Instant until = grant.opening().orElseThrow().expiresAt();
        return turn.record(
                Optional.of(mine.person.id()),
                mine.id,
                new GrantEvent.CredentialStarted(broker, until, seen.circumstances()));
    }

    /** What is granted and what is in force both have to say so, as for any use. */
    private static void requireOffered(Turn turn, Grant grant, Asking mine, String broker) {
        Optional<Obligation.Issue> issue = grant.issue(broker);
        if (issue.isEmpty() || !turn.judge().issues(grant, issue.get())) {
            throw turn.refuse(
                    grant, Attempt.CREDENTIAL, Refusal.NOT_OFFERED, mine.person.id(), "its path does not issue that");
        }
        if (!mine.isServed) {
            throw turn.refuse(
                    grant,
                    Attempt.CREDENTIAL,
                    Refusal.UNSERVED,
                    mine.person.id(),
                    "there is no such broker here any more");
        }
        int made = (int) grant.duties().stream()
                .filter(duty -> duty.credential().isPresent())
                .count();
        if (made >= GrantLimits.STANDARD.credentialsMax()) {
            throw turn.refuse(
                    grant,
                    Attempt.CREDENTIAL,
                    Refusal.TOO_MANY,
                    mine.person.id(),
                    "it was given " + made + " credentials");
        }
    }

    /** Good until the session's end, as long as that is from now on by the wall's clock, whatever was carried on before. */
    private CredentialOrder order(Grant grant, int duty, Map<String, String> wishes) {
        Instant end = grant.opening().orElseThrow().expiresAt();
        Instant byWall = wall.instant().plus(Duration.between(journal.now(), end));
        Instant until = (byWall.isBefore(end) ? byWall : end).truncatedTo(ChronoUnit.SECONDS);
        return CredentialOrder.of(grant, duty, wishes, until);
    }

    /** Making the intent durable takes time; for a session that is over meanwhile nobody is asked. */
    private static Grant preventIfOver(Turn turn, Asking mine) {
        Grant grant = turn.ledger().grant(mine.id).orElseThrow();
        boolean over = grant.state() != GrantState.ACTIVE
                || grant.deadline().filter(due -> due.isPast(turn.now())).isPresent();
        return over ? ended(turn, mine, UseOutcome.PREVENTED) : grant;
    }

    private Credential ask(Asking mine, String broker, CredentialOrder order) throws Exception {
        try {
            Credential made = brokers.broker(broker).issue(order);
            if (made.expiresAt().isAfter(order.expiresAt())) {
                throw new IllegalStateException("the broker `" + broker + "` made a credential until "
                        + made.expiresAt() + ", and was asked for one until " + order.expiresAt());
            }
            return made;
        } catch (Throwable failure) {
            noteFailure(mine, failure);
            throw failure;
        }
    }

    private static Grant made(Turn turn, Asking mine) {
        Grant grant = ended(turn, mine, UseOutcome.DONE);
        if (grant.duties().get(mine.duty).credential().equals(Optional.of(CredentialStage.HELD))) {
            return grant;
        }
        throw turn.refuse(
                grant, Attempt.CREDENTIAL, Refusal.UNOBSERVED, mine.person.id(), "too few people watched meanwhile");
    }

    /** Says how it went, and refuses whoever no longer has a session that can be used. */
    private static Grant ended(Turn turn, Asking mine, UseOutcome outcome) {
        turn.known(mine.id, Attempt.CREDENTIAL, mine.person.id());
        Grant grant = turn.record(
                Optional.of(mine.person.id()),
                mine.id,
                new GrantEvent.CredentialEnded(mine.duty, outcome, Optional.empty()));
        Uses.requireActive(turn, grant, Attempt.CREDENTIAL, mine.person);
        return grant;
    }

    private void noteFailure(Asking mine, Throwable failure) {
        try {
            Optional<String> type = Optional.of(failure.getClass().getName());
            journal.inTurnToEnd(turn -> turn.record(
                    Optional.of(mine.person.id()),
                    mine.id,
                    new GrantEvent.CredentialEnded(mine.duty, UseOutcome.FAILED, type)));
        } catch (RuntimeException unlogged) {
            failure.addSuppressed(unlogged);
        }
    }

    /** Destroys what was made, or may have been. */
    void destroy(Grant grant, Duty duty) throws Exception {
        Obligation.Issue issue = (Obligation.Issue) duty.what();
        Instant end = grant.opening().orElseThrow().expiresAt();
        brokers.broker(issue.broker()).destroy(CredentialOrder.of(grant, duty.number(), Map.of(), end));
    }

    /**
     * Says of every credential of which nobody has said how it went, and that nobody is asking for, that it is not known: the
     * process died, or the log did not take the word.
     */
    void recover() {
        journal.inTurnToEnd(turn -> {
            for (Grant grant : turn.ledger().running()) {
                for (int duty : grant.making()) {
                    if (!asking.containsKey(new Place(grant.id(), duty))) {
                        turn.record(
                                Optional.empty(),
                                grant.id(),
                                new GrantEvent.CredentialEnded(duty, UseOutcome.UNKNOWN, Optional.empty()));
                    }
                }
            }
            return turn.now();
        });
    }
}
