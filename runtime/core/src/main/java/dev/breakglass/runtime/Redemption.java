package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.grant.Attempt;
import dev.breakglass.runtime.grant.Circumstances;
import dev.breakglass.runtime.grant.ClaimedKey;
import dev.breakglass.runtime.grant.Door;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.SessionId;
import dev.breakglass.runtime.grant.Suspension;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Hands out the one key of a grant, and turns it into the one session. */
final class Redemption {

    private final Journal journal;
    private final Surroundings surroundings;
    private final Credentials credentials;
    private final SecureRandom random;

    Redemption(Journal journal, Surroundings surroundings, Credentials credentials, SecureRandom random) {
        this.journal = journal;
        this.surroundings = surroundings;
        this.credentials = credentials;
        this.random = random;
    }

    SessionKey claim(GrantId id, Person person) {
        Door.person("person", person);
        Optional<String> unserved = journal.grant(id).flatMap(credentials::unserved);
        return journal.inTurn(turn -> {
            Grant grant = turn.known(id, Attempt.CLAIM_KEY, person.id());
            Requests.requireRequester(turn, grant, Attempt.CLAIM_KEY, person);
            requireReady(turn, grant, Attempt.CLAIM_KEY, person);
            turn.requireSamePolicy(grant, Attempt.CLAIM_KEY, person.id());
            if (unserved.isPresent()) {
                throw turn.refuse(grant, Attempt.CLAIM_KEY, Refusal.UNSERVED, person.id(), unserved.get());
            }
            if (grant.key().isPresent()) {
                throw turn.refuse(
                        grant, Attempt.CLAIM_KEY, Refusal.KEY_CLAIMED, person.id(), "its one key was handed out");
            }
            SessionKey key = SessionKey.mint(id, random);
            turn.record(Optional.of(person.id()), id, new GrantEvent.KeyClaimed(key.hash()));
            return key;
        });
    }

    /** Of any number of callers, one gets the session. */
    Grant redeem(SessionKey key, Person person) {
        Door.person("person", person);
        Optional<Grant> seen = journal.grant(key.grant());
        Optional<Circumstances> circumstances =
                seen.map(grant -> surroundings.of(grant.asked().request()));
        List<Approval> kept = seen.map(surroundings::kept).orElse(List.of());
        return journal.inTurn(turn -> {
            Grant grant = turn.known(key.grant(), Attempt.REDEEM, person.id());
            if (!grant.key().map(ClaimedKey::hash).filter(key::matches).isPresent()) {
                throw turn.refuse(grant, Attempt.REDEEM, Refusal.KEY_MISMATCH, person.id(), "this is not its key");
            }
            Requests.requireRequester(turn, grant, Attempt.REDEEM, person);
            requireReady(turn, grant, Attempt.REDEEM, person);
            if (key.isDestroyed()) {
                throw turn.refuse(grant, Attempt.REDEEM, Refusal.KEY_MISMATCH, person.id(), "the key was destroyed");
            }
            turn.requireSamePolicy(grant, Attempt.REDEEM, person.id());
            requireApprovers(turn, grant, Attempt.REDEEM, kept);
            requirePolicy(turn, grant, circumstances.orElseThrow());
            Duration ttl = grant.ruling().decision().ttl().orElseThrow();
            return turn.record(
                    Optional.of(person.id()),
                    grant.id(),
                    new GrantEvent.Redeemed(
                            SessionId.random(random), turn.now().plus(ttl), circumstances.orElseThrow()));
        });
    }

    private static void requireReady(Turn turn, Grant grant, Attempt attempt, Person person) {
        if (grant.state() == GrantState.READY) {
            return;
        }
        Refusal refusal = Refusal.ENDED;
        if (grant.opening().isPresent()) {
            refusal = Refusal.KEY_USED;
        } else if (grant.state() == GrantState.KEY_EXPIRED) {
            refusal = Refusal.KEY_EXPIRED;
        } else if (grant.state() == GrantState.PENDING) {
            refusal = Refusal.NOT_READY;
        }
        String state = "it is " + grant.state().word();
        String why = refusal == Refusal.KEY_USED ? "its key has opened a session before, and " + state : state;
        throw turn.refuse(grant, attempt, refusal, person.id(), why);
    }

    /** Closes the grant if it would not have become ready without those who lost their roles since. */
    static void requireApprovers(Turn turn, Grant grant, Attempt attempt, List<Approval> kept) {
        if (turn.judge().stillApproved(grant, kept)) {
            return;
        }
        Grant over = turn.record(Optional.empty(), grant.id(), new GrantEvent.Suspended(Suspension.APPROVER));
        String requester = grant.asked().request().requester().id();
        throw turn.refuse(over, attempt, Refusal.APPROVER, requester, Suspension.APPROVER.why());
    }

    private static void requirePolicy(Turn turn, Grant grant, Circumstances circumstances) {
        Request frozen = grant.asked().request();
        Decision now = turn.judge().recheck(grant, circumstances, frozen.action(), frozen.resource(), turn.now());
        if (!now.permits()) {
            Refusal refusal = Judge.has(now, ReasonCode.BOUNDARY) ? Refusal.BOUNDARY : Refusal.DENIED;
            throw turn.refuse(
                    grant,
                    Attempt.REDEEM,
                    refusal,
                    frozen.requester().id(),
                    "the policy says no at this moment",
                    now.findings());
        }
    }
}
