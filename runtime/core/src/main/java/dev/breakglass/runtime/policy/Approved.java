package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.ApprovalRule;
import dev.breakglass.runtime.policy.Rules.Escalation;
import dev.breakglass.runtime.program.ReasonCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The approvals meet every rule, one person counting for one rule only, or after a while the escalation's. */
final class Approved implements Demand {

    /** More rules than this are seated person by person. */
    private static final int RULES_BY_SETS_MAX = 4;

    private final List<ApprovalRule> rules;
    private final @Nullable Escalation escalation;
    /** What the escalation asks for instead. */
    private final List<ApprovalRule> escalated;

    private final boolean isSeated;

    private Approved(List<ApprovalRule> rules, @Nullable Escalation escalation) {
        this.rules = rules;
        this.escalation = escalation;
        this.escalated = escalation == null ? List.of() : List.of(escalation.approval());
        this.isSeated =
                rules.size() > RULES_BY_SETS_MAX || rules.stream().anyMatch(rule -> rule.after() != ApprovalRule.FIRST);
    }

    static Demand of(List<ApprovalRule> rules, @Nullable Escalation escalation, HeldRoles roles) {
        Approved all = new Approved(rules, escalation);
        if (rules.size() > 1 || escalation != null || rules.get(0).mfa().count() > 0) {
            return all;
        }
        ApprovalRule rule = rules.get(0);
        List<String> groups = roles.groups(rule.roles());
        return groups.size() > FewGroups.MAX
                ? all
                : new ApprovedByGroups(new FewGroups(groups), rule.people(), rule.within(), all);
    }

    @Override
    public List<?> key() {
        return List.of("approved", rules, escalation == null ? List.of() : escalation);
    }

    @Override
    public int reason(PreparedRequest request, Conditions conditions) {
        boolean met =
                isSeated ? new Quorum(request).met(rules) : request.approvers().meet(rules, request.request());
        return met || isEscalated(request) ? Reasons.NONE : Reasons.bit(ReasonCode.APPROVALS);
    }

    private boolean isEscalated(PreparedRequest request) {
        return escalation != null
                && request.pendingLonger(escalation.after())
                && request.approvers().meet(escalated, request.request());
    }
}
