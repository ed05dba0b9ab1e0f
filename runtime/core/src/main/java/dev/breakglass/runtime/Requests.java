package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.grant.Attempt;
import dev.breakglass.runtime.grant.Circumstances;
import dev.breakglass.runtime.grant.Door;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantLimits;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.grant.RequestDigest;
import dev.breakglass.runtime.grant.Ruling;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.RequestLimits;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes requests, and what their requesters can do about them while they wait. */
final class Requests {

    private final Journal journal;
    private final Surroundings surroundings;
    private final SecureRandom random;
    private final Duration lapse;
    private final PromptLimit prompts;

    Requests(Journal journal, Surroundings surroundings, SecureRandom random, Duration lapse, PromptLimit prompts) {
        this.prompts = prompts;
        this.journal = journal;
        this.surroundings = surroundings;
        this.random = random;
        this.lapse = lapse;
    }

    Grant request(Request asked) {
        Door.request(asked);
        Circumstances circumstances = surroundings.of(asked);
        Person person = new Person(
                asked.requester().id(),
                circumstances.groups(),
                asked.requester().attributes());
        return journal.inTurn(turn -> {
            Instant now = turn.now();
            prompts.require(turn, Attempt.REQUEST, Optional.empty(), person.id());
            // What is over but not yet swept would count as open.
            turn.ledger().granted(person.id()).forEach(turn::settle);
            Request frozen = asked.withRequester(person)
                    .withSignals(circumstances.signals())
                    .withHistory(turn.ledger().history(person.id(), now))
                    .withPendingSince(Optional.empty())
                    .at(now);
            Ruling ruling = turn.judge().rule(frozen);
            requireNoFlood(turn, ruling.decision(), person.id());
            GrantId id = GrantId.random(random);
            RequestDigest digest = RequestDigest.of(id, ruling.decision().policy(), frozen);
            return turn.record(Optional.of(person.id()), id, new GrantEvent.Requested(digest, ruling, now.plus(lapse)));
        });
    }

    /** A request that is denied is kept for ever, so nobody may make too many of them. */
    private static void requireNoFlood(Turn turn, Decision decision, String person) {
        if (decision.outcome() == Outcome.DENY && !turn.writesRefusal(Attempt.REQUEST, person)) {
            throw new RefusedException(
                    Refusal.LOCKED,
                    Optional.empty(),
                    "the policy denies it, as the findings say; it is not kept as a request, for too much was refused lately",
                    decision.findings());
        }
    }

    Grant stepUp(GrantId id, Person person, List<Presented> factors) {
        Door.person("person", person);
        Door.factors("factors", factors);
        Optional<Circumstances> circumstances = circumstances(id);
        return journal.inTurn(turn -> {
            Grant grant = pending(turn, id, Attempt.STEP_UP, person);
            prompts.require(turn, Attempt.STEP_UP, Optional.of(grant), person.id());
            turn.requireSamePolicy(grant, Attempt.STEP_UP, person.id());
            List<Presented> all = new ArrayList<>(grant.factors());
            all.addAll(factors);
            if (all.size() > RequestLimits.FACTORS_MAX) {
                throw turn.refuse(
                        grant,
                        Attempt.STEP_UP,
                        Refusal.TOO_MANY,
                        person.id(),
                        "at most " + RequestLimits.FACTORS_MAX + " factors in one request");
            }
            Request inputs =
                    Judge.asOf(grant, circumstances.orElseThrow(), turn).withFactors(all);
            return turn.record(
                    Optional.of(person.id()),
                    id,
                    new GrantEvent.SteppedUp(factors, turn.judge().rule(inputs)));
        });
    }

    /** Notes that the requester did not answer a prompt. */
    Grant promptFailed(GrantId id, Person person, String factor) {
        Door.person("person", person);
        GrantLimits.STANDARD.id("factor", factor);
        return journal.inTurn(turn -> {
            Grant grant = pending(turn, id, Attempt.STEP_UP, person);
            return turn.record(Optional.of(person.id()), grant.id(), new GrantEvent.PromptFailed(factor));
        });
    }

    /** Decides a pending request anew; leaves no trace unless it is permitted now. */
    Grant reconsider(GrantId id, Person person) {
        Door.person("person", person);
        Optional<Circumstances> circumstances = circumstances(id);
        return journal.inTurn(turn -> {
            Grant grant = pending(turn, id, Attempt.RECONSIDER, person);
            turn.requireSamePolicy(grant, Attempt.RECONSIDER, person.id());
            Ruling ruling = turn.judge().rule(Judge.asOf(grant, circumstances.orElseThrow(), turn));
            return ruling.decision().permits()
                    ? turn.record(Optional.of(person.id()), id, new GrantEvent.Reconsidered(ruling))
                    : grant;
        });
    }

    Grant withdraw(GrantId id, Person person, String why) {
        Door.person("person", person);
        GrantLimits.STANDARD.text("why", why);
        return journal.inTurn(turn -> {
            Grant grant = turn.known(id, Attempt.WITHDRAW, person.id());
            requireRequester(turn, grant, Attempt.WITHDRAW, person);
            boolean waits = grant.state() == GrantState.PENDING || grant.state() == GrantState.READY;
            requireWaiting(turn, grant, Attempt.WITHDRAW, person, waits);
            return turn.record(Optional.of(person.id()), id, new GrantEvent.Ended(GrantState.WITHDRAWN, why));
        });
    }

    private Optional<Circumstances> circumstances(GrantId id) {
        return journal.grant(id).map(grant -> surroundings.of(grant.asked().request()));
    }

    private static Grant pending(Turn turn, GrantId id, Attempt attempt, Person person) {
        Grant grant = turn.known(id, attempt, person.id());
        requireRequester(turn, grant, attempt, person);
        requireWaiting(turn, grant, attempt, person, grant.state() == GrantState.PENDING);
        return grant;
    }

    /** Whoever comes too late is told whether it was granted meanwhile or is over. */
    static void requireWaiting(Turn turn, Grant grant, Attempt attempt, Person person, boolean waits) {
        if (!waits) {
            Refusal refusal = grant.state().isLive() ? Refusal.NOT_PENDING : Refusal.ENDED;
            throw turn.refuse(
                    grant,
                    attempt,
                    refusal,
                    person.id(),
                    "it is " + grant.state().word());
        }
    }

    static void requireRequester(Turn turn, Grant grant, Attempt attempt, Person person) {
        if (!grant.asked().request().requester().id().equals(person.id())) {
            throw turn.refuse(grant, attempt, Refusal.NOT_REQUESTER, person.id(), "only its requester may do this");
        }
    }
}
