package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Demands.Asked;
import dev.breakglass.runtime.policy.Rules.LimitRule;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.program.Truth;
import dev.breakglass.runtime.request.Request;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Walks a zone's rules for one request and answers the reasons that stand in the way, as bits. Whoever wants to know more hands
 * in {@link Findings}, which are told clause by clause; the walk is the same. Immutable and thread-safe.
 */
final class Walker {

    static final int NO_CLAUSE = -1;

    private final Conditions conditions;

    Walker(Conditions conditions) {
        this.conditions = conditions;
    }

    /** Rules 1 and 2: what closes every path into the request's zone. */
    int closed(Zone zone, PreparedRequest request, @Nullable Findings told) {
        if (!request.isInZone()) {
            return tell(told, null, zone.rule.containsClause(), ReasonCode.RESOURCE_NOT_IN_ZONE);
        }
        int closed = Reasons.NONE;
        for (Forbid forbid : zone.forbids) {
            if (forbid.covers(request) && conditions.truth(forbid.shape, forbid.cell, request) != Truth.FALSE) {
                closed |= tell(told, null, forbid.clause, ReasonCode.FORBIDDEN);
            }
        }
        return closed;
    }

    /** Rule 3: what shuts the path, and if nothing does, what it waits for. */
    int walk(Route route, PreparedRequest request, @Nullable Findings told) {
        if (!route.isFor(request) || !route.allows(request)) {
            return scope(route, request, told);
        }
        return demanded(route, request, told);
    }

    /** What a path for this request demands and does not get. */
    int demanded(Route route, PreparedRequest request, @Nullable Findings told) {
        if (told == null && !route.asksForMore && !request.hasPast) {
            ask(route.conditionBits, route.ttlBits, route.demandBits, request);
            return request.missing(route);
        }
        ask(route.conditionBits | route.ttlBits, request);
        return missing(route, request, told);
    }

    /**
     * What stands in the way of a use: zone, forbids, role, scope, boundary and condition. Inside the zone forbids, a role or an action
     * that does not fit, and a boundary that is lost are all told, whichever shuts the path; of the rest what fails first.
     */
    int applies(Route route, Zone zone, PreparedRequest use, @Nullable Findings told) {
        int shut = closed(zone, use, told);
        if (!use.isInZone()) {
            return shut;
        }
        if (!route.isFor(use) || !route.allows(use)) {
            shut |= scope(route, use, told);
        }
        if (shut != Reasons.NONE) {
            return shut | lost(route, use, told);
        }
        ask(route.conditionBits, use);
        return use.meets(route.conditionBits) && !route.asksForMore ? Reasons.NONE : conditions(route, use, told);
    }

    /** Every boundary that does not hold; one of which nothing is known is not lost. */
    private int lost(Route route, PreparedRequest use, @Nullable Findings told) {
        ask(route.admitBits, use);
        int lost = Reasons.NONE;
        for (int i = 0; i < route.rule.admits().size(); i++) {
            if (reason(route.asked.conditions().get(i), use) == Reasons.bit(ReasonCode.BOUNDARY)) {
                lost |= tell(told, route, route.condition(i).clause(), ReasonCode.BOUNDARY);
            }
        }
        return lost;
    }

    /**
     * Finds out what a path demands. What its conditions or its longest time refuse, nobody who is asked can mend: then the rest need not be
     * read.
     */
    void ask(long conditions, long ttl, long demands, PreparedRequest request) {
        ask(conditions, request);
        if (request.meets(conditions)) {
            ask(ttl, request);
            if (request.meets(ttl)) {
                ask(demands, request);
            }
        }
    }

    /** Of a request that was prepared all is known. */
    private void ask(long demands, PreparedRequest request) {
        if (!request.knows(demands)) {
            request.ask(demands, Objects.requireNonNull(request.into()).demands, conditions);
        }
    }

    private static int scope(Route route, PreparedRequest request, @Nullable Findings told) {
        return route.isFor(request)
                ? tell(told, route, route.rule.allowClause(), ReasonCode.ACTION)
                : tell(told, route, route.rule.forClause(), ReasonCode.ROLE);
    }

    private int missing(Route route, PreparedRequest request, @Nullable Findings told) {
        int shut = conditions(route, request, told);
        if (shut != Reasons.NONE) {
            return shut;
        }
        shut = ask(route, route.asked.ttl(), route.controls.ttlClause(), request, told);
        if (request.hasPast) {
            shut |= past(route, request, told);
        }
        if (shut != Reasons.NONE) {
            return shut;
        }
        ask(route.demandBits, request);
        return open(route, request, told);
    }

    /** All that the zones state and is not true; and what the path states, if the zones are content. */
    private int conditions(Route route, PreparedRequest request, @Nullable Findings told) {
        int shut = Reasons.NONE;
        int admits = route.rule.admits().size();
        List<Integer> asked = route.asked.conditions();
        for (int i = 0; i < asked.size() && (i < admits || shut == Reasons.NONE); i++) {
            shut |= ask(route, asked.get(i), route.condition(i).clause(), request, told);
        }
        return shut;
    }

    /** What the requester did before and may not do again now. */
    private static int past(Route route, PreparedRequest request, @Nullable Findings told) {
        int refused = Reasons.NONE;
        List<LimitRule> limits = route.controls.limits();
        for (int i = 0; i < limits.size(); i++) {
            LimitRule limit = limits.get(i);
            if (exceeds(limit, request.request(), route.name())) {
                boolean pause = limit.kind() == LimitRule.Kind.COOLDOWN;
                refused |= tell(told, route, limit.clause(), pause ? ReasonCode.COOLDOWN : ReasonCode.LIMIT);
            }
        }
        return request.request().history().overdueReviews() <= 0
                ? refused
                : refused | tell(told, route, route.controls.reviewClause(), ReasonCode.REVIEW_OVERDUE);
    }

    private static boolean exceeds(LimitRule limit, Request request, String path) {
        return switch (limit.kind()) {
            case AT_ONCE -> Past.open(request, path) >= limit.count();
            case PER_WINDOW -> Past.granted(request, path, limit.window()) >= limit.count();
            case COOLDOWN -> Past.cooling(request, path, limit.window());
        };
    }

    /** What the people involved can still meet. */
    private int open(Route route, PreparedRequest request, @Nullable Findings told) {
        int open = ask(route, route.asked.mfa(), route.controls.mfaClause(), request, told);
        if (route.asked.approvals() != Asked.NOTHING) {
            int unapproved = reason(route.asked.approvals(), request);
            if (unapproved != Reasons.NONE && told != null) {
                route.tellUnapproved(request, told);
            }
            open |= unapproved;
        }
        List<Integer> reasons = route.asked.reasons();
        for (int i = 0; i < reasons.size(); i++) {
            int clause = route.controls.reasons().get(i).clause();
            open |= ask(route, reasons.get(i), clause, request, told);
        }
        return open;
    }

    private int ask(Route route, int demand, int clause, PreparedRequest request, @Nullable Findings told) {
        int reason = reason(demand, request);
        if (reason != Reasons.NONE && told != null) {
            told.tell(route, clause, Reasons.code(reason));
        }
        return reason;
    }

    private int reason(int demand, PreparedRequest request) {
        return demand < PreparedRequest.DEMANDS_EARLY
                ? request.reason(demand)
                : Objects.requireNonNull(request.into()).demands[demand].reason(request, conditions);
    }

    /** The first clause whose condition cannot be asked about a request, or {@link #NO_CLAUSE}. */
    int fault(PreparedRequest request) {
        Zone zone = request.into();
        if (zone == null) {
            return NO_CLAUSE;
        }
        for (Forbid forbid : zone.forbids) {
            if (fails(forbid.shape, forbid.cell, request)) {
                return forbid.clause;
            }
        }
        for (Route route : zone.routes) {
            List<Integer> asked = route.asked.conditions();
            for (int i = 0; i < asked.size(); i++) {
                if (fails(zone.demands[asked.get(i)], request)) {
                    return route.condition(i).clause();
                }
            }
        }
        return NO_CLAUSE;
    }

    private boolean fails(int shape, int cell, PreparedRequest request) {
        return fails(new Demand.Holds(shape, cell, true), request);
    }

    private boolean fails(Demand demand, PreparedRequest request) {
        try {
            demand.reason(request, conditions);
            return false;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return true;
        }
    }

    private static int tell(@Nullable Findings told, @Nullable Route route, int clause, ReasonCode reason) {
        if (told != null) {
            told.tell(route, clause, reason);
        }
        return Reasons.bit(reason);
    }
}
