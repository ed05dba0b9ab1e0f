package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.Rules.ApprovalRule;
import dev.breakglass.runtime.policy.Rules.Condition;
import dev.breakglass.runtime.policy.Rules.Controls;
import dev.breakglass.runtime.policy.Rules.Mfa;
import dev.breakglass.runtime.policy.Rules.PathRule;
import dev.breakglass.runtime.policy.Rules.Reason;
import dev.breakglass.runtime.policy.Rules.Thing;
import dev.breakglass.runtime.program.ReasonCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A path as it is walked: what it asks for side by side, its rule and terms, and the answer that it gives when nothing
 * stands in the way. Thread-safe.
 */
final class Route {

    /** The shortest TTL, then the fewest actions, then the name. */
    static final Comparator<Route> NARROWEST = Comparator.comparingLong((Route route) -> route.controls.ttl())
            .thenComparing(route -> route.terms.actions().size())
            .thenComparing(Route::name);

    /** The narrowest when the request says how long. */
    static final Comparator<Route> NARROWEST_OF_ONE_TTL =
            Comparator.comparing((Route route) -> route.terms.actions().size()).thenComparing(Route::name);

    private static final int NOT_ONE = -2;

    private static final int[] NO_TICKETS = {};
    private static final ApprovalRule NO_APPROVALS = new ApprovalRule(0, List.of(), 0, Mfa.NONE, ApprovalRule.FIRST);

    /** More rules than this are seated person by person. */
    private static final int RULES_BY_SETS_MAX = 4;

    /** Roles: a word and its bits, and seldom more words. */
    private final int roleWord;

    private final long roleBits;
    private final @Nullable Bits moreRoles;

    /** Actions, likewise. */
    private final int actionWord;

    private final long actionBits;
    private final @Nullable Bits moreActions;

    /** What alone it opens, or {@link #NOT_ONE}. */
    private final int kind;

    private final int mark;

    /** Shape and first cell of the constants of each condition, by turns; those that the zones state come first. */
    final int[] conditions;

    final long ttlMax;
    final Mfa mfa;
    final int characters;
    final int[] tickets;

    /** The one rule that the approvals have to meet; {@link #NOT_ONE} people if there are more, or it asks for more. */
    private final int people;

    private final long approvedWithin;
    private final int approverWord;
    private final long approverBits;
    final int number;
    final PathRule rule;
    final Controls controls;
    final PathTerms terms;
    private final boolean seated;
    private final String policy;
    private final Lengths lengths;
    /** By length. Filled by threads at once, perhaps twice with the same. */
    private final @Nullable Decision[] permits = new Decision[Lengths.COUNT];

    Route(int number, PathRule rule, PathTerms terms, String policy, Shared shared, Lengths lengths) {
        this.number = number;
        this.lengths = lengths;
        this.rule = rule;
        this.controls = rule.controls();
        this.terms = terms;
        Bits roles = Bits.of(rule.roles());
        this.roleWord = roles.word;
        this.roleBits = roles.bits;
        this.moreRoles = roles.more;
        Bits actions = Bits.of(rule.actions());
        this.actionWord = actions.word;
        this.actionBits = actions.bits;
        this.moreActions = actions.more;
        boolean one = rule.on().size() == 1 && rule.on().get(0).kind() >= 0;
        this.kind = one ? rule.on().get(0).kind() : NOT_ONE;
        this.mark = one ? rule.on().get(0).mark() : Thing.ANY_NAME;
        this.conditions = shared.conditions(rule);
        this.ttlMax = controls.ttlMax();
        this.mfa = shared.mfa(controls.mfa());
        this.characters = characters(controls);
        this.tickets = tickets(controls);
        List<ApprovalRule> rules = controls.approvals();
        ApprovalRule approval = rules.isEmpty() ? NO_APPROVALS : rules.get(0);
        Bits approvers = Bits.of(approval.roles());
        boolean plain = rules.size() <= 1 && approval.mfa().count() == 0 && approvers.more == null;
        this.people = plain ? approval.people() : NOT_ONE;
        this.approvedWithin = approval.within();
        this.approverWord = approvers.word;
        this.approverBits = approvers.bits;
        this.seated = rules.size() > RULES_BY_SETS_MAX || isOrdered(rules);
        this.policy = policy;
        this.permits[Lengths.UNASKED] = permitFor(Duration.ofNanos(controls.ttl()));
    }

    private static boolean isOrdered(List<ApprovalRule> rules) {
        for (ApprovalRule rule : rules) {
            if (rule.after() != ApprovalRule.FIRST) {
                return true;
            }
        }
        return false;
    }

    private static int characters(Controls controls) {
        int most = 0;
        for (Reason reason : controls.reasons()) {
            most = reason.mark() == Reason.TEXT ? Math.max(most, reason.characters()) : most;
        }
        return most;
    }

    private static int[] tickets(Controls controls) {
        List<Integer> marks = new ArrayList<>();
        for (Reason reason : controls.reasons()) {
            if (reason.mark() != Reason.TEXT) {
                marks.add(reason.mark());
            }
        }
        return marks.isEmpty()
                ? NO_TICKETS
                : marks.stream().mapToInt(Integer::intValue).toArray();
    }

    boolean isFor(PreparedRequest request) {
        return request.holdsAny(roleWord, roleBits) || moreRoles != null && request.holdsAny(moreRoles);
    }

    boolean allows(PreparedRequest request) {
        int action = request.action();
        boolean allowed = actionWord == action >> 6 && (actionBits >>> action & 1) != 0;
        return (allowed || moreActions != null && moreActions.has(action))
                && (kind == NOT_ONE ? request.liesIn(rule.on()) : kind == request.kind() && request.isNamed(mark));
    }

    /** Whether the approvals are enough at a glance. */
    boolean isApproved(PreparedRequest request) {
        return people == 0
                || people != NOT_ONE
                        && Long.bitCount(Approvers.eligible(approverWord, approverBits, approvedWithin, request))
                                >= people;
    }

    String name() {
        return terms.path();
    }

    /** @param number counts those that the zones state first */
    Condition condition(int number) {
        List<Condition> admits = rule.admits();
        return number < admits.size() ? admits.get(number) : Objects.requireNonNull(rule.when());
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
        Decision known = permits[request.length()];
        return known != null ? known : permitAsked(request);
    }

    private Decision permitAsked(PreparedRequest request) {
        int length = lengths.of(request.ttl());
        Decision known = permits[length];
        if (known == null) {
            known = permitFor(request.request().ttl().orElseThrow());
            length = lengths.add(request.ttl());
            if (length != Lengths.OTHER) {
                permits[length] = known;
            }
        }
        return known;
    }

    /** The same for a request that does not say how long. */
    Decision permit() {
        return Objects.requireNonNull(permits[Lengths.UNASKED]);
    }

    private Decision permitFor(Duration ttl) {
        return Decision.because(
                Outcome.PERMIT, Optional.of(name()), Optional.of(ttl), Set.of(), List::of, terms.obligations(), policy);
    }
}
