package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.Condition;
import dev.breakglass.runtime.policy.Rules.Controls;
import dev.breakglass.runtime.policy.Rules.ForbidRule;
import dev.breakglass.runtime.policy.Rules.LimitRule;
import dev.breakglass.runtime.policy.Rules.PathRule;
import dev.breakglass.runtime.policy.Rules.Reason;
import dev.breakglass.runtime.policy.Rules.Thing;
import dev.breakglass.runtime.program.Program;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.program.Truth;
import dev.breakglass.runtime.request.Request;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks a policy's rules for one request and answers the reasons that stand in the way, as bits. Whoever wants to know more
 * hands in {@link Findings}, which are told clause by clause; the walk is the same. Immutable and thread-safe.
 */
final class Walker {

    private static final int FEW = 8;

    private final Program program;

    Walker(Program program) {
        this.program = program;
    }

    /** Rules 1 and 2: what closes every path into the zone. */
    int closed(Zone zone, PreparedRequest request, @Nullable Findings told) {
        if (!lies(zone.rule.contains(), request)) {
            return tell(told, Findings.EVERYWHERE, zone.rule.containsClause(), ReasonCode.RESOURCE_NOT_IN_ZONE);
        }
        int closed = Reasons.NONE;
        for (ForbidRule forbid : zone.forbids) {
            if (covers(forbid, request) && truth(forbid.when(), request) != Truth.FALSE) {
                closed |= tell(told, Findings.EVERYWHERE, forbid.when().clause(), ReasonCode.FORBIDDEN);
            }
        }
        return closed;
    }

    private static boolean covers(ForbidRule forbid, PreparedRequest request) {
        return (forbid.roles().length == 0 || request.holdsAny(forbid.roles()))
                && (forbid.actions().length == 0 || has(forbid.actions(), request.action()));
    }

    /** Rule 3: what shuts the path, and if nothing does, what it waits for. */
    int walk(Route path, PreparedRequest request, @Nullable Findings told) {
        int refused = applies(path, request, told);
        if (refused == Reasons.NONE) {
            refused = hopeless(path, request, told);
        }
        return refused == Reasons.NONE ? open(path, request, told) : refused;
    }

    /** Role, scope, boundary and condition; what fails first is all that is told. */
    int applies(Route path, PreparedRequest request, @Nullable Findings told) {
        PathRule rule = path.rule;
        if (!request.holdsAny(rule.roles())) {
            return tell(told, path, rule.forClause(), ReasonCode.ROLE);
        }
        if (!has(rule.actions(), request.action()) || !lies(rule.on(), request)) {
            return tell(told, path, rule.allowClause(), ReasonCode.ACTION);
        }
        int refused = Reasons.NONE;
        List<Condition> admits = rule.admits();
        for (int i = 0; i < admits.size(); i++) {
            refused |= demand(path, admits.get(i), ReasonCode.BOUNDARY, request, told);
        }
        Condition when = rule.when();
        return refused != Reasons.NONE || when == null
                ? refused
                : demand(path, when, ReasonCode.CONDITION, request, told);
    }

    private int demand(
            Route path, Condition condition, ReasonCode whenFalse, PreparedRequest request, @Nullable Findings told) {
        int truth = truth(condition, request);
        return truth == Truth.TRUE
                ? Reasons.NONE
                : tell(told, path, condition.clause(), Reasons.of(truth, whenFalse));
    }

    /** What nobody can meet any more. */
    private static int hopeless(Route path, PreparedRequest request, @Nullable Findings told) {
        Controls controls = path.controls;
        int refused = Reasons.NONE;
        if (request.ttl() > controls.ttlMax()) {
            refused |= tell(told, path, controls.ttlClause(), ReasonCode.TTL_EXCEEDS_MAXIMUM);
        }
        Request asked = request.request();
        for (int i = 0; i < controls.limits().size(); i++) {
            LimitRule limit = controls.limits().get(i);
            if (exceeds(limit, asked, path.name())) {
                boolean pause = limit.kind() == LimitRule.Kind.COOLDOWN;
                refused |= tell(told, path, limit.clause(), pause ? ReasonCode.COOLDOWN : ReasonCode.LIMIT);
            }
        }
        return asked.history().overdueReviews() <= 0
                ? refused
                : refused | tell(told, path, controls.reviewClause(), ReasonCode.REVIEW_OVERDUE);
    }

    private static boolean exceeds(LimitRule limit, Request request, String path) {
        return switch (limit.kind()) {
            case AT_ONCE -> Past.open(request, path) >= limit.count();
            case PER_WINDOW -> Past.granted(request, path, limit.window()) >= limit.count();
            case COOLDOWN -> Past.cooling(request, path, limit.window());
        };
    }

    /** What the people involved can still meet. */
    private static int open(Route path, PreparedRequest request, @Nullable Findings told) {
        Controls controls = path.controls;
        int open = request.missing(controls.mfa());
        if (open != Reasons.NONE && told != null) {
            told.tell(path, controls.mfaClause(), ReasonCode.values()[Integer.numberOfTrailingZeros(open)]);
        }
        if (!controls.approvals().isEmpty()) {
            open |= approvals(path, request, told);
        }
        for (int i = 0; i < controls.reasons().size(); i++) {
            Reason reason = controls.reasons().get(i);
            boolean isText = reason.mark() == Reason.TEXT;
            if (isText ? request.justification() < reason.characters() : !request.marked(reason.mark())) {
                open |= tell(told, path, reason.clause(), isText ? ReasonCode.JUSTIFICATION : ReasonCode.TICKET);
            }
        }
        return open;
    }

    private static int approvals(Route path, PreparedRequest request, @Nullable Findings told) {
        Controls controls = path.controls;
        if (request.approved(controls.approvals(), path.seated)) {
            return Reasons.NONE;
        }
        Rules.Escalation escalation = controls.escalation();
        if (escalation != null && request.pendingLonger(escalation.after())) {
            List<Rules.ApprovalRule> instead = List.of(escalation.approval());
            if (request.approved(instead, false)) {
                return Reasons.NONE;
            }
            if (told != null) {
                told.tellApprovals(path, escalation.clause(), instead);
            }
        }
        if (told != null) {
            told.tellApprovals(path, controls.approvalsClause(), controls.approvals());
        }
        return Reasons.bit(ReasonCode.APPROVALS);
    }

    private int truth(Condition condition, PreparedRequest request) {
        return program.truth(condition.shape(), request, condition.constants());
    }

    private static boolean lies(List<Thing> things, PreparedRequest request) {
        for (int i = 0; i < things.size(); i++) {
            Thing thing = things.get(i);
            if (thing.kind() == request.kind() && (thing.mark() == Thing.ANY_NAME || request.marked(thing.mark()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a sorted list has a number. */
    private static boolean has(int[] sorted, int number) {
        if (sorted.length > FEW) {
            return Arrays.binarySearch(sorted, number) >= 0;
        }
        for (int each : sorted) {
            if (each == number) {
                return true;
            }
        }
        return false;
    }

    private static int tell(@Nullable Findings told, @Nullable Route path, int clause, ReasonCode reason) {
        if (told != null) {
            told.tell(path, clause, reason);
        }
        return Reasons.bit(reason);
    }
}
