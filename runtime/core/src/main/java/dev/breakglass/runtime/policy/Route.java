package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.Demands.Asked;
import dev.breakglass.runtime.policy.Rules.Condition;
import dev.breakglass.runtime.policy.Rules.Controls;
import dev.breakglass.runtime.policy.Rules.Escalation;
import dev.breakglass.runtime.policy.Rules.PathRule;
import dev.breakglass.runtime.policy.Rules.Thing;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A path as it is walked: what it asks for side by side, its rule and terms, and the answer that it gives when nothing
 * stands in the way. Thread-safe.
 */
final class Route {

    /** The shortest TTL, then the fewest actions, then the name. */
    static final Comparator<Route> NARROWEST = new ByWidth(true);

    /** The narrowest when the request says how long. */
    static final Comparator<Route> NARROWEST_OF_ONE_TTL = new ByWidth(false);

    private static final int NOT_ONE = -2;

    /** The path's. */
    final int number;

    /** Roles: a word and its bits, and seldom more words. */
    final int roleWord;

    final long roleBits;
    private final @Nullable Bits moreRoles;

    /** Actions, likewise. */
    final int actionWord;

    final long actionBits;
    private final @Nullable Bits moreActions;

    /** What alone it opens, or {@link #NOT_ONE}. */
    final int kind;

    final int mark;

    /** All that it opens. */
    private final Things things;

    /** What it asks for, as bits, as far as the numbers are below 64: what zones state, all conditions, the TTL, and all. */
    final long admitBits;

    final long conditionBits;
    final long ttlBits;
    final long demandBits;

    /** Whether it asks for more than these. */
    final boolean asksForMore;

    final Asked asked;
    final PathRule rule;
    final Controls controls;
    final PathTerms terms;
    private final String policy;
    private final Lengths lengths;
    private final Decision permitUnasked;

    /** By length, where one is asked for. Filled by threads at once, perhaps twice with the same. */
    private final @Nullable Decision[] permits = new Decision[Lengths.COUNT];

    Route(int number, PathRule rule, PathTerms terms, String policy, Asked asked, Things things, Lengths lengths) {
        this.number = number;
        this.lengths = lengths;
        this.rule = rule;
        this.controls = rule.controls();
        this.terms = terms;
        this.asked = asked;
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
        this.things = things;
        this.admitBits = bits(asked.conditions().subList(0, rule.admits().size()));
        this.conditionBits = bits(asked.conditions());
        this.ttlBits = bits(List.of(asked.ttl()));
        this.demandBits = bits(asked.all());
        this.asksForMore = Collections.max(asked.all()) >= PreparedRequest.DEMANDS_EARLY;
        this.policy = policy;
        this.permitUnasked = permitFor(Duration.ofNanos(controls.ttl()));
    }

    /** As one of an earlier policy that did not change, with answers of its own. */
    Route(Route same, String policy, Lengths lengths) {
        this.lengths = lengths;
        this.number = same.number;
        this.rule = same.rule;
        this.controls = same.controls;
        this.terms = same.terms;
        this.asked = same.asked;
        this.roleWord = same.roleWord;
        this.roleBits = same.roleBits;
        this.moreRoles = same.moreRoles;
        this.actionWord = same.actionWord;
        this.actionBits = same.actionBits;
        this.moreActions = same.moreActions;
        this.kind = same.kind;
        this.mark = same.mark;
        this.things = same.things;
        this.admitBits = same.admitBits;
        this.conditionBits = same.conditionBits;
        this.ttlBits = same.ttlBits;
        this.demandBits = same.demandBits;
        this.asksForMore = same.asksForMore;
        this.policy = policy;
        this.permitUnasked = permitFor(Duration.ofNanos(controls.ttl()));
    }

    private static long bits(List<Integer> numbers) {
        long bits = 0;
        for (int number : numbers) {
            bits |= number < PreparedRequest.DEMANDS_EARLY ? 1L << number : 0;
        }
        return bits;
    }

    /** Whether words of bits say all that there is to say of its roles, its actions and what it asks for. */
    boolean isPlain() {
        return roleWord == 0
                && moreRoles == null
                && moreActions == null
                && kind != NOT_ONE
                && mark < Long.SIZE
                && !asksForMore;
    }

    boolean isFor(PreparedRequest request) {
        return request.holdsAny(roleWord, roleBits) || moreRoles != null && request.holdsAny(moreRoles);
    }

    boolean allows(PreparedRequest request) {
        int action = request.action();
        boolean allowed = actionWord == action >> 6 && (actionBits >>> action & 1) != 0;
        return (allowed || moreActions != null && moreActions.has(action))
                && (kind == NOT_ONE ? things.have(request) : kind == request.kind() && request.isNamed(mark));
    }

    String name() {
        return terms.path();
    }

    /** @param number counts those that the zones state first */
    Condition condition(int number) {
        List<Condition> admits = rule.admits();
        return number < admits.size() ? admits.get(number) : Objects.requireNonNull(rule.when());
    }

    void tellUnapproved(PreparedRequest request, Findings told) {
        Escalation escalation = controls.escalation();
        if (escalation != null && request.pendingLonger(escalation.after())) {
            told.tellApprovals(this, escalation.clause(), List.of(escalation.approval()));
        }
        told.tellApprovals(this, controls.approvalsClause(), controls.approvals());
    }

    /**
     * The answer when nothing stands in the way. Nothing is allocated for the few lengths that people ask for, nor for an odd one
     * that is asked for by a prepared request again and again.
     *
     * <p>A use is permitted whatever length its request once asked for, even one that nanoseconds cannot count.
     */
    Decision permit(PreparedRequest request) {
        int length = request.length;
        if (length == Lengths.UNASKED) {
            return permitUnasked;
        }
        Decision known = permits[length];
        return known != null ? known : permitAsked(request);
    }

    private Decision permitAsked(PreparedRequest request) {
        int length = lengths.of(request.ttl());
        Decision known = permits[length];
        if (known == null) {
            known = request.answered(this, Reasons.NONE);
        }
        if (known == null) {
            known = permitFor(request.request().ttl().orElseThrow());
            length = lengths.add(request.ttl());
            if (length != Lengths.OTHER) {
                permits[length] = known;
            } else {
                request.keep(this, Reasons.NONE, known);
            }
        }
        return known;
    }

    /** The same for a request that does not say how long. */
    Decision permit() {
        return permitUnasked;
    }

    private Decision permitFor(Duration ttl) {
        return new Decision(
                Outcome.PERMIT, Optional.of(name()), Optional.of(ttl), List.of(), terms.obligations(), policy);
    }

    private record ByWidth(boolean ttlFirst) implements Comparator<Route> {
        @Override
        public int compare(Route left, Route right) {
            int order = ttlFirst ? Long.compare(left.controls.ttl(), right.controls.ttl()) : 0;
            if (order == 0) {
                order = Integer.compare(
                        left.terms.actions().size(), right.terms.actions().size());
            }
            return order == 0 ? left.name().compareTo(right.name()) : order;
        }
    }
}
