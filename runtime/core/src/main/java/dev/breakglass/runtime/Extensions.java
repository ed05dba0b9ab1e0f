package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Attempt;
import dev.breakglass.runtime.grant.Door;
import dev.breakglass.runtime.grant.Extension;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantLimits;
import dev.breakglass.runtime.grant.Opening;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets a live session grow: its requester asks, others approve. */
final class Extensions {

    private final Journal journal;
    private final Surroundings surroundings;

    Extensions(Journal journal, Surroundings surroundings) {
        this.journal = journal;
        this.surroundings = surroundings;
    }

    Grant ask(GrantId id, Person person, String why) {
        Door.person("person", person);
        GrantLimits.STANDARD.text("why", why);
        return journal.inTurn(turn -> {
            Grant grant = turn.known(id, Attempt.EXTEND, person.id());
            Requests.requireRequester(turn, grant, Attempt.EXTEND, person);
            requireGrowing(turn, grant, Attempt.EXTEND, person.id());
            return turn.record(Optional.of(person.id()), id, new GrantEvent.ExtensionAsked(why));
        });
    }

    Grant approve(GrantId id, Approval approval) {
        Door.approval(approval);
        Set<String> groups = surroundings.groups(approval.by(), approval.groups());
        return journal.inTurn(turn -> {
            Grant grant = turn.known(id, Attempt.APPROVE_EXTENSION, approval.by());
            Instant grown = requireGrowing(turn, grant, Attempt.APPROVE_EXTENSION, approval.by());
            Extension asked = requireAsked(turn, grant, approval.by());
            Obligation.Extend extend = grant.obligation(Obligation.Extend.class).orElseThrow();
            Approval given = new Approval(approval.by(), groups, turn.now(), approval.factors());
            List<Approval> all = new ArrayList<>(asked.approvals());
            all.add(given);
            Assents assents = new Assents(turn.judge().policy(), all, turn.now());
            if (extend.with().stream().noneMatch(assent -> assents.holds(groups, assent.roles()))) {
                throw turn.refuse(
                        grant,
                        Attempt.APPROVE_EXTENSION,
                        Refusal.ROLE,
                        approval.by(),
                        "holds no role that lets this session grow");
            }
            Optional<Instant> until = assents.meet(extend.with()) ? Optional.of(grown) : Optional.empty();
            return turn.record(Optional.of(approval.by()), id, new GrantEvent.ExtensionApproved(given, until));
        });
    }

    private static Instant requireGrowing(Turn turn, Grant grant, Attempt attempt, String actor) {
        if (!grant.state().isOpen()) {
            throw turn.refuse(
                    grant,
                    attempt,
                    Refusal.ENDED,
                    actor,
                    "it is " + grant.state().word());
        }
        return grant.wouldExpireAt()
                .orElseThrow(() -> turn.refuse(
                        grant, attempt, Refusal.NOT_OFFERED, actor, "its path does not let it grow, or not any more"));
    }

    private static Extension requireAsked(Turn turn, Grant grant, String approver) {
        Attempt attempt = Attempt.APPROVE_EXTENSION;
        if (grant.asked().request().requester().id().equals(approver)) {
            throw turn.refuse(grant, attempt, Refusal.REQUESTER, approver, "nobody answers their own request");
        }
        Extension asked = grant.opening()
                .flatMap(Opening::extension)
                .orElseThrow(() -> turn.refuse(
                        grant, attempt, Refusal.NOT_ASKED, approver, "its requester has not asked for more time"));
        if (asked.isBy(approver)) {
            throw turn.refuse(grant, attempt, Refusal.ALREADY_APPROVED, approver, "one person counts once");
        }
        return asked;
    }
}
