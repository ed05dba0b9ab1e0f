package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Circumstances;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.Ruling;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts a grant's questions to one policy. Sees one policy whole. Pure. */
final class Judge {

    private final Policy policy;

    Judge(Policy policy) {
        this.policy = policy;
    }

    Policy policy() {
        return policy;
    }

    /** A decision with its inputs, and with the path's terms if it permits. */
    Ruling rule(Request request) {
        Decision decision = policy.decide(request);
        return new Ruling(
                request, decision, decision.permits() ? decision.path().map(policy::terms) : Optional.empty());
    }

    /** The request as it stands now, with everything that has come since it was frozen. */
    static Request asOf(Grant grant, Circumstances circumstances, Turn turn) {
        Request frozen = grant.asked().request();
        return frozen.withRequester(with(frozen.requester(), circumstances))
                .withFactors(grant.factors())
                .withApprovals(grant.approvals())
                .withSignals(circumstances.signals())
                .withHistory(turn.ledger().history(frozen.requester().id(), turn.now()))
                .withPendingSince(Optional.of(grant.asked().at()))
                .at(turn.now());
    }

    private static Person with(Person person, Circumstances circumstances) {
        return new Person(person.id(), circumstances.groups(), person.attributes());
    }

    /** Whether the grant's path still lets it do this now. */
    Decision recheck(Grant grant, Circumstances circumstances, String action, Resource resource, Instant now) {
        Request decided = grant.ruling().inputs();
        Request use = decided.withRequester(with(decided.requester(), circumstances))
                .withSignals(circumstances.signals())
                .withUse(action, resource)
                .at(now);
        return policy.recheck(grant.path().orElse(""), use);
    }

    /** Whether the grant's path issues exactly that; one that is gone issues nothing. */
    boolean issues(Grant grant, Obligation.Issue issue) {
        try {
            return grant.path()
                    .filter(path -> policy.terms(path).obligations().contains(issue))
                    .isPresent();
        } catch (IllegalArgumentException gone) {
            return false;
        }
    }

    /** Whether everything that a session was or is being given is still issued to it. */
    boolean issuesAll(Grant grant) {
        return !grant.holdsCredential() && grant.making().isEmpty()
                || grant.issues().stream().allMatch(issue -> issues(grant, issue));
    }

    /** Whether the grant would have become ready if its approvers had had only the groups that they have kept. */
    boolean stillApproved(Grant grant, List<Approval> kept) {
        if (kept.equals(grant.approvals())) {
            return true;
        }
        Decision again = policy.decide(grant.ruling().inputs().withApprovals(kept));
        return again.permits() && again.path().equals(grant.path());
    }

    static boolean has(Decision decision, ReasonCode code) {
        return decision.reasons().contains(code);
    }
}
