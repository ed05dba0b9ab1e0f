package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.Rules.ApprovalRule;
import dev.breakglass.runtime.policy.Rules.Condition;
import dev.breakglass.runtime.policy.Rules.Controls;
import dev.breakglass.runtime.policy.Rules.PathRule;
import dev.breakglass.runtime.program.ReasonCode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A path as it is walked: its rule, its terms, and the answer that it gives when nothing stands in the way. */
final class Route {

    /** The shortest TTL, then the fewest actions, then the name. */
    static final Comparator<Route> NARROWEST = Comparator.comparingLong((Route route) -> route.controls.ttl())
            .thenComparing(route -> route.terms.actions().size())
            .thenComparing(Route::name);

    /** The narrowest when the request says how long. */
    static final Comparator<Route> NARROWEST_OF_ONE_TTL =
            Comparator.comparing((Route route) -> route.terms.actions().size()).thenComparing(Route::name);

    /** More rules than this are seated person by person. */
    private static final int RULES_BY_SETS_MAX = 4;

    /** Lengths for which the answer is kept. */
    private static final int ASKED_MAX = 8;

    final PathRule rule;
    final Controls controls;
    final PathTerms terms;
    final boolean seated;
    private final Decision permit;
    private final String policy;
    // Replaced as a whole, perhaps by two threads at once: then one of the answers is made again later.
    private Asked[] asked = {};

    Route(PathRule rule, PathTerms terms, String policy) {
        this.rule = rule;
        this.controls = rule.controls();
        this.terms = terms;
        this.seated = controls.approvals().size() > RULES_BY_SETS_MAX
                || controls.approvals().stream().anyMatch(approval -> approval.after() != ApprovalRule.FIRST);
        this.policy = policy;
        this.permit = permitFor(Duration.ofNanos(controls.ttl()));
    }

    String name() {
        return terms.path();
    }

    /** @param number which of the conditions, those that the zones state first */
    void tellUnmet(int number, int truth, Findings told) {
        boolean admit = number < rule.admits().size();
        Condition condition = admit ? rule.admits().get(number) : Objects.requireNonNull(rule.when());
        told.tell(this, condition.clause(), Reasons.of(truth, admit ? ReasonCode.BOUNDARY : ReasonCode.CONDITION));
    }

    void tellUnreasoned(PreparedRequest request, Findings told) {
        for (Rules.Reason reason : controls.reasons()) {
            boolean text = reason.mark() == Rules.Reason.TEXT;
            if (text ? request.justification() < reason.characters() : !request.marked(reason.mark())) {
                told.tell(this, reason.clause(), text ? ReasonCode.JUSTIFICATION : ReasonCode.TICKET);
            }
        }
    }

    /** {@link Reasons#NONE} if the approvals meet every rule, one person counting for one rule only, or the escalation's. */
    int unapproved(PreparedRequest request, @Nullable Findings told) {
        List<ApprovalRule> rules = controls.approvals();
        if (seated ? new Quorum(request).met(rules) : Approvers.meet(rules, request)) {
            return Reasons.NONE;
        }
        Rules.Escalation escalation = controls.escalation();
        if (escalation != null && request.pendingLonger(escalation.after())) {
            List<ApprovalRule> instead = List.of(escalation.approval());
            if (Approvers.meet(instead, request)) {
                return Reasons.NONE;
            }
            if (told != null) {
                told.tellApprovals(this, escalation.clause(), instead);
            }
        }
        if (told != null) {
            told.tellApprovals(this, controls.approvalsClause(), rules);
        }
        return Reasons.bit(ReasonCode.APPROVALS);
    }

    /**
     * The answer when nothing stands in the way; nothing is allocated for the few lengths that people ask for.
     *
     * <p>A use is permitted whatever length its request once asked for, even one that nanoseconds cannot count.
     */
    Decision permit(PreparedRequest request) {
        long ttl = request.ttl();
        if (ttl == PreparedRequest.TTL_UNASKED) {
            return permit;
        } else if (ttl == Long.MAX_VALUE) {
            return permitFor(request.request().ttl().orElseThrow());
        }
        Asked[] known = asked;
        for (Asked each : known) {
            if (each.ttl == ttl) {
                return each.permit;
            }
        }
        Decision made = permitFor(Duration.ofNanos(ttl));
        if (known.length < ASKED_MAX) {
            Asked[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = new Asked(ttl, made);
            asked = more;
        }
        return made;
    }

    /** The same for a request that does not say how long. */
    Decision permit() {
        return permit;
    }

    private record Asked(long ttl, Decision permit) {}

    private Decision permitFor(Duration ttl) {
        return Decision.because(
                Outcome.PERMIT, Optional.of(name()), Optional.of(ttl), Set.of(), List::of, terms.obligations(), policy);
    }
}
