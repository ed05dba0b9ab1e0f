package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.grant.Attempt;
import dev.breakglass.runtime.grant.Change;
import dev.breakglass.runtime.grant.Deadline;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Ledger;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One act under the journal's lock, at one moment. */
final class Turn {

    private final Journal journal;
    private final Instant now;

    Turn(Journal journal, Instant now) {
        this.journal = journal;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    Ledger ledger() {
        return journal.ledger();
    }

    /** By the policy that is in force at this moment; no other comes between it and what it decides. */
    Judge judge() {
        return new Judge(journal.inForce().now());
    }

    /** Writes down that another policy is in force from here on. */
    void load(Policy next, String by) {
        journal.load(now, next, by);
    }

    /** The grant as it is at this moment, or a refusal. */
    Grant known(GrantId id, Attempt attempt, String actor) {
        Optional<Grant> grant = ledger().grant(id);
        if (grant.isEmpty()) {
            throw refuseUnknown(attempt, Refusal.UNKNOWN_GRANT, actor, "there is no grant " + id);
        }
        return settle(grant.get());
    }

    /** Ends a grant whose deadline has passed. */
    Grant settle(Grant grant) {
        Optional<Deadline> due = grant.deadline().filter(deadline -> deadline.isPast(now));
        return due.isEmpty()
                ? grant
                : record(
                        Optional.empty(),
                        grant.id(),
                        new GrantEvent.Ended(due.get().state(), why(due.get())));
    }

    private static String why(Deadline due) {
        GrantState state = due.state();
        String what = switch (state) {
            case LAPSED -> "still pending";
            case KEY_EXPIRED -> "key not redeemed in time";
            case IDLE -> "not used for too long";
            default -> "its time is over";
        };
        return what + ", since " + due.at();
    }

    /** Records what somebody did; the grant as it is afterwards. */
    Grant record(Optional<String> actor, GrantId id, GrantEvent event) {
        return record(actor, Optional.of(id), event).after().get(0);
    }

    Change record(Optional<String> actor, Optional<GrantId> id, GrantEvent event) {
        return journal.record(now, actor, id, event);
    }

    /** Records a refusal, unless there are too many of them, and gives it to be thrown. */
    RefusedException refuse(Grant grant, Attempt attempt, Refusal refusal, String actor, String why) {
        return refuse(grant, attempt, refusal, actor, why, List.of());
    }

    RefusedException refuse(
            Grant grant, Attempt attempt, Refusal refusal, String actor, String why, List<Finding> findings) {
        if (writesRefusal(attempt, actor)) {
            record(Optional.of(actor), grant.id(), new GrantEvent.Refused(attempt, refusal, why, findings));
        }
        return new RefusedException(refusal, Optional.of(grant.id()), why, findings);
    }

    /** What was asked, approved and granted under one policy is not carried over to another. */
    void requireSamePolicy(Grant grant, Attempt attempt, String actor) {
        String decided = grant.ruling().decision().policy();
        String inForce = judge().policy().digest();
        if (!decided.equals(inForce)) {
            throw refuse(
                    grant,
                    attempt,
                    Refusal.POLICY,
                    actor,
                    "it was decided by " + decided + ", and " + inForce + " is in force; ask anew");
        }
    }

    /** Refuses what names no grant that there is. */
    RefusedException refuseUnknown(Attempt attempt, Refusal refusal, String actor, String why) {
        if (writesRefusal(attempt, actor)) {
            note(Optional.of(actor), attempt, refusal, why);
        }
        return new RefusedException(refusal, Optional.empty(), why, List.of());
    }

    /** Counts a refusal; whether it is to be written. */
    boolean writesRefusal(Attempt attempt, String actor) {
        return journal.refusals().writes(this, attempt, actor);
    }

    /** Says how many refusals were only counted, where that is over. */
    void sweepRefusals() {
        journal.refusals().sweep(this);
    }

    /** Records a refusal that is about no grant. */
    void note(Optional<String> actor, Attempt attempt, Refusal refusal, String why) {
        record(actor, Optional.<GrantId>empty(), new GrantEvent.Refused(attempt, refusal, why, List.of()));
    }
}
