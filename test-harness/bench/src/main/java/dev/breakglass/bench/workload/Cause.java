package dev.breakglass.bench.workload;

import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.program.ReasonCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One thing that keeps a request of the workload from being permitted. */
public enum Cause {
    UNKNOWN_ZONE(ReasonCode.RESOURCE_NOT_IN_ZONE, draft -> draft.zone = "nowhere-" + draft.number),
    RESOURCE_OF_ANOTHER_ZONE(ReasonCode.RESOURCE_NOT_IN_ZONE, draft -> draft.name = "other-" + draft.name),
    KIND_NOT_IN_THE_ZONE(ReasonCode.RESOURCE_NOT_IN_ZONE, draft -> draft.kind = "satellite"),
    KIND(ReasonCode.ACTION, draft -> draft.kind = Words.shutKind(draft.path, draft.neighbour)),
    ROLE(ReasonCode.ROLE, draft -> draft.groups = draft.strangers()),
    ACTION(ReasonCode.ACTION, draft -> draft.action = draft.one(without(Words.ACTIONS, draft.path.actions()))),
    UNKNOWN_ACTION(ReasonCode.ACTION, draft -> draft.action = "action-" + draft.number + "-of-none"),
    SEVERITY(
            ReasonCode.CONDITION,
            draft -> draft.severity = Optional.of(draft.path.severityMax() + 1 + draft.random.nextInt(3))),
    NO_INCIDENT(ReasonCode.CONDITION, draft -> draft.severity = Optional.empty()),
    NETWORK(ReasonCode.CONDITION, draft -> draft.network = draft.one(without(Words.NETWORKS, draft.path.networks()))),
    NETWORK_MISSING(ReasonCode.SIGNAL_MISSING, draft -> draft.networkAt = Optional.empty()),
    NETWORK_LATER(ReasonCode.SIGNAL_MISSING, draft -> draft.networkAt = Optional.of(draft.now.plusNanos(1))),
    NETWORK_STALE(
            ReasonCode.SIGNAL_STALE, draft -> draft.networkAt = Optional.of(draft.before(draft.path.networkFresh()))),
    FACTOR_MISSING(ReasonCode.MFA, draft -> draft.factors.remove(0)),
    SAME_FACTOR_TWICE(ReasonCode.MFA, draft -> draft.factors.set(1, draft.factors.get(0))),
    FACTOR_OF_ANOTHER_KIND(ReasonCode.MFA, draft -> {
        draft.factors.remove(1);
        draft.present("password", draft.now);
    }),
    FACTOR_LATER(ReasonCode.MFA, draft -> {
        draft.factors.remove(0);
        draft.present(draft.path.factors().get(0), draft.now.plusNanos(1));
    }),
    FACTOR_STALE(ReasonCode.MFA_STALE, draft -> {
        draft.factors.remove(0);
        draft.present(draft.path.factors().get(0), draft.before(draft.path.factorsWithin()));
    }),
    APPROVAL_MISSING(ReasonCode.APPROVALS, draft -> draft.approvals.remove(0)),
    OWN_APPROVAL(
            ReasonCode.APPROVALS, draft -> draft.person = draft.approvals.get(1).by()),
    SAME_APPROVER_TWICE(ReasonCode.APPROVALS, draft -> {
        draft.approvals.remove(1);
        draft.approve(draft.approvals.get(0).by(), draft.path.approverGroup(), draft.now);
    }),
    APPROVER_WITHOUT_ROLE(ReasonCode.APPROVALS, draft -> {
        draft.approvals.remove(1);
        draft.approve(draft.stranger(), "group-of-none", draft.now);
    }),
    APPROVAL_LATER(ReasonCode.APPROVALS, draft -> {
        draft.approvals.remove(0);
        draft.approve(draft.stranger(), draft.path.approverGroup(), draft.now.plusNanos(1));
    }),
    APPROVAL_STALE(ReasonCode.APPROVALS, draft -> {
        draft.approvals.remove(0);
        draft.approve(draft.stranger(), draft.path.approverGroup(), draft.before(draft.path.approvalsWithin()));
    }),
    SHORT_JUSTIFICATION(
            ReasonCode.JUSTIFICATION,
            draft -> draft.justification =
                    " " + draft.justification.substring(0, draft.path.justificationMin() - 1) + "  "),
    TTL(
            ReasonCode.TTL_EXCEEDS_MAXIMUM,
            draft -> draft.ttl = Optional.of(draft.path.ttlMax().plus(Duration.ofNanos(1)))),
    REVIEW_OVERDUE(ReasonCode.REVIEW_OVERDUE, draft -> draft.overdueReviews = 1);

    private final ReasonCode reason;
    // Each is a lambda without state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Consumer<Draft> change;

    Cause(ReasonCode reason, Consumer<Draft> change) {
        this.reason = reason;
        this.change = change;
    }

    /** What Breakglass says of the path that the request is made for. */
    public ReasonCode reason() {
        return reason;
    }

    /** PENDING while the people involved can still do something about it. */
    public Outcome outcome() {
        return switch (reason) {
            case MFA, MFA_STALE, APPROVALS, JUSTIFICATION -> Outcome.PENDING;
            default -> Outcome.DENY;
        };
    }

    void spoil(Draft draft) {
        change.accept(draft);
    }

    private static List<String> without(List<String> all, List<String> some) {
        return all.stream().filter(word -> !some.contains(word)).toList();
    }
}
