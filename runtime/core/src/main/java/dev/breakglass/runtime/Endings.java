package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Attempt;
import dev.breakglass.runtime.grant.Door;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantLimits;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Ledger;
import dev.breakglass.runtime.grant.Opening;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.Scope;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ends grants: by their requester, by a revocation, by time; and takes the review of what was opened. */
final class Endings {

    private final Journal journal;
    private final Surroundings surroundings;

    Endings(Journal journal, Surroundings surroundings) {
        this.journal = journal;
        this.surroundings = surroundings;
    }

    /** Closing what is over already is no mistake. */
    Grant close(GrantId id, Person person) {
        return journal.inTurnToEnd(turn -> {
            Grant grant = turn.known(id, Attempt.CLOSE, person.id());
            return grant.state().isOpen()
                    ? turn.record(
                            Optional.of(person.id()),
                            id,
                            new GrantEvent.Ended(GrantState.CLOSED, "closed by its requester"))
                    : grant;
        });
    }

    /** One entry ends everything in the scope, or nothing. */
    List<Grant> revoke(Scope scope, String by, String why) {
        GrantLimits.STANDARD.id("by", by);
        GrantLimits.STANDARD.text("why", why);
        return journal.inTurnToEnd(turn -> {
            Optional<GrantId> one = Optional.empty();
            if (scope instanceof Scope.OfGrant single) {
                Grant grant = turn.known(single.grant(), Attempt.REVOKE, by);
                if (!grant.state().isLive()) {
                    throw turn.refuse(
                            grant,
                            Attempt.REVOKE,
                            Refusal.ENDED,
                            by,
                            "it is " + grant.state().word());
                }
                one = Optional.of(grant.id());
            }
            int covered =
                    (int) turn.ledger().live().stream().filter(scope::covers).count();
            return turn.record(Optional.of(by), one, new GrantEvent.Revoked(scope, why, covered))
                    .after();
        });
    }

    /** Ends what is due; answers what it ended. */
    List<Grant> sweep() {
        return journal.inTurnToEnd(turn -> {
            List<Grant> ended = new ArrayList<>();
            for (Grant grant : turn.ledger().overdue(turn.now())) {
                Grant now = turn.settle(grant);
                if (!now.state().isLive()) {
                    ended.add(now);
                }
            }
            noteOverruns(turn);
            turn.sweepRefusals();
            return ended;
        });
    }

    /** A use that hangs does not keep its session open, and is not forgotten with it. */
    private static void noteOverruns(Turn turn) {
        for (Grant grant : turn.ledger().overrunning()) {
            Opening opening = grant.opening().orElseThrow();
            for (long use : opening.running()) {
                if (!opening.overran().contains(use)) {
                    turn.record(Optional.empty(), grant.id(), new GrantEvent.UseOverran(use));
                }
            }
        }
    }

    Optional<Instant> next() {
        return journal.read(Ledger::nextEnd);
    }

    Grant review(GrantId id, Person person, String note) {
        Door.person("reviewer", person);
        GrantLimits.STANDARD.text("note", note);
        Person reviewer = new Person(person.id(), surroundings.groups(person), person.attributes());
        return journal.inTurn(turn -> {
            Grant grant = turn.known(id, Attempt.REVIEW, person.id());
            Optional<Refusal> refusal = refusal(turn.judge().policy(), grant, reviewer);
            if (refusal.isPresent()) {
                throw turn.refuse(grant, Attempt.REVIEW, refusal.get(), person.id(), why(refusal.get(), grant));
            }
            return turn.record(Optional.of(person.id()), id, new GrantEvent.Reviewed(note));
        });
    }

    private static String why(Refusal refusal, Grant grant) {
        return switch (refusal) {
            case REQUESTER -> "nobody reviews their own session";
            case ALREADY_REVIEWED -> "it was reviewed before";
            case NO_REVIEW -> "no review is owed";
            case ROLE ->
                "a review is by "
                        + grant.obligation(Obligation.Review.class)
                                .orElseThrow()
                                .byRole();
            default -> "it is " + grant.state().word();
        };
    }

    private static Optional<Refusal> refusal(Policy policy, Grant grant, Person reviewer) {
        if (grant.asked().request().requester().id().equals(reviewer.id())) {
            return Optional.of(Refusal.REQUESTER);
        }
        if (grant.state().isLive()) {
            return Optional.of(Refusal.NOT_ENDED);
        }
        if (grant.review().isPresent()) {
            return Optional.of(Refusal.ALREADY_REVIEWED);
        }
        if (grant.reviewDue().isEmpty()) {
            return Optional.of(Refusal.NO_REVIEW);
        }
        boolean holds = grant.obligation(Obligation.Review.class)
                .filter(owed -> policy.roles(reviewer.groups()).contains(owed.byRole()))
                .isPresent();
        return holds ? Optional.empty() : Optional.of(Refusal.ROLE);
    }
}
