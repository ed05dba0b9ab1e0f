package dev.breakglass.runtime;

import dev.breakglass.runtime.grant.Attempt;
import dev.breakglass.runtime.grant.Circumstances;
import dev.breakglass.runtime.grant.Door;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantLimits;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.Ruling;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.RequestLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes the yes and the no of those who are asked, never of the requester. */
final class Approvals {

    private final Journal journal;
    private final Surroundings surroundings;

    Approvals(Journal journal, Surroundings surroundings) {
        this.journal = journal;
        this.surroundings = surroundings;
    }

    /** @param seen the digest of the request that the approver looked at, if they say */
    Grant approve(GrantId id, Approval approval, Optional<String> seen) {
        Door.approval(approval);
        seen.ifPresent(digest -> GrantLimits.STANDARD.id("digest", digest));
        Set<String> groups = surroundings.groups(approval.by(), approval.groups());
        Optional<Circumstances> circumstances =
                journal.grant(id).map(grant -> surroundings.of(grant.asked().request()));
        Person approver = new Person(approval.by(), groups, Map.of());
        return journal.inTurn(turn -> {
            Grant grant = asked(turn, id, Attempt.APPROVE, approver);
            if (seen.isPresent() && !seen.get().equals(grant.asked().digest())) {
                throw turn.refuse(
                        grant, Attempt.APPROVE, Refusal.DIGEST, approver.id(), "the approval is for another request");
            }
            if (grant.approvals().size() == RequestLimits.APPROVALS_MAX) {
                throw turn.refuse(
                        grant, Attempt.APPROVE, Refusal.TOO_MANY, approver.id(), "it has all approvals it can hold");
            }
            // Our own clock says when it was given; the caller's would let an old approval count as a new one.
            Approval given = new Approval(approver.id(), groups, turn.now(), approval.factors());
            List<Approval> all = new ArrayList<>(grant.approvals());
            all.add(given);
            Request before = Judge.asOf(grant, circumstances.orElseThrow(), turn);
            Ruling ruling = turn.judge().rule(before.withApprovals(all));
            boolean again =
                    grant.approvals().stream().anyMatch(earlier -> earlier.by().equals(approver.id()));
            if (again && turn.judge().rule(before).decision().equals(ruling.decision())) {
                throw turn.refuse(
                        grant,
                        Attempt.APPROVE,
                        Refusal.ALREADY_APPROVED,
                        approver.id(),
                        "has approved it, and this changes nothing");
            }
            return turn.record(Optional.of(approver.id()), id, new GrantEvent.Approved(given, ruling));
        });
    }

    /** One no is enough. */
    Grant reject(GrantId id, Person person, String why) {
        Door.person("approver", person);
        GrantLimits.STANDARD.text("why", why);
        Person approver = new Person(person.id(), surroundings.groups(person), Map.of());
        return journal.inTurn(turn -> {
            asked(turn, id, Attempt.REJECT, approver);
            return turn.record(Optional.of(approver.id()), id, new GrantEvent.Rejected(why));
        });
    }

    private static Grant asked(Turn turn, GrantId id, Attempt attempt, Person approver) {
        Grant grant = turn.known(id, attempt, approver.id());
        if (grant.asked().request().requester().id().equals(approver.id())) {
            throw turn.refuse(grant, attempt, Refusal.REQUESTER, approver.id(), "nobody answers their own request");
        }
        Requests.requireWaiting(turn, grant, attempt, approver, grant.state() == GrantState.PENDING);
        turn.requireSamePolicy(grant, attempt, approver.id());
        String zone = grant.asked().request().zone();
        if (!turn.judge().policy().mayApprove(approver, zone)) {
            throw turn.refuse(grant, attempt, Refusal.ROLE, approver.id(), "holds no role that approves for " + zone);
        }
        return grant;
    }
}
