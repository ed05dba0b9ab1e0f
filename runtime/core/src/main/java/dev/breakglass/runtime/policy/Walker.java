package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.LimitRule;
import dev.breakglass.runtime.policy.Rules.Reason;
import dev.breakglass.runtime.program.Constants;
import dev.breakglass.runtime.program.Program;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.program.Truth;
import dev.breakglass.runtime.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * Walks a zone's rules for one request and answers the reasons that stand in the way, as bits. Whoever wants to know more hands
 * in {@link Findings}, which are told clause by clause; the walk is the same. Immutable and thread-safe.
 */
final class Walker {

    static final int NO_CLAUSE = -1;

    private final Program program;
    private final Constants constants;

    Walker(Program program, Constants constants) {
        this.program = program;
        this.constants = constants;
    }

    /** Rules 1 and 2: what closes every path into the request's zone. */
    int closed(Zone zone, PreparedRequest request, @Nullable Findings told) {
        if (!request.isInZone()) {
            return tell(told, null, zone.rule.containsClause(), ReasonCode.RESOURCE_NOT_IN_ZONE);
        }
        int closed = Reasons.NONE;
        for (Forbid forbid : zone.forbids) {
            if (forbid.covers(request) && truth(forbid.shape, forbid.cell, request) != Truth.FALSE) {
                closed |= tell(told, null, forbid.clause, ReasonCode.FORBIDDEN);
            }
        }
        return closed;
    }

    /** Rule 3: what shuts the path, and if nothing does, what it waits for. */
    int walk(Route route, PreparedRequest request, @Nullable Findings told) {
        int shut = applies(route, request, told);
        if (shut != Reasons.NONE) {
            return shut;
        }
        if (request.ttl() > route.ttlMax) {
            shut = tell(told, route, route.controls.ttlClause(), ReasonCode.TTL_EXCEEDS_MAXIMUM);
        }
        if (request.hasPast()) {
            shut |= past(route, request, told);
        }
        return shut != Reasons.NONE ? shut : open(route, request, told);
    }

    /** Role, scope, boundary and condition; what fails first is all that is told. */
    int applies(Route route, PreparedRequest request, @Nullable Findings told) {
        if (!route.isFor(request)) {
            return tell(told, route, route.rule.forClause(), ReasonCode.ROLE);
        }
        if (!route.allows(request)) {
            return tell(told, route, route.rule.allowClause(), ReasonCode.ACTION);
        }
        int[] conditions = route.conditions;
        for (int i = 0; i < conditions.length; i += 2) {
            if (truth(conditions[i], conditions[i + 1], request) != Truth.TRUE) {
                return unmet(route, request, told);
            }
        }
        return Reasons.NONE;
    }

    /** All that the zones state and is not true; and what the path states, if the zones are content. */
    private int unmet(Route route, PreparedRequest request, @Nullable Findings told) {
        int shut = Reasons.NONE;
        int admits = route.rule.admits().size();
        for (int i = 0; 2 * i < route.conditions.length && (i < admits || shut == Reasons.NONE); i++) {
            int truth = truth(route.conditions[2 * i], route.conditions[2 * i + 1], request);
            if (truth != Truth.TRUE) {
                shut |= tell(told, route, route.condition(i).clause(), Reasons.of(truth, i < admits));
            }
        }
        return shut;
    }

    /** What the requester did before and may not do again now. */
    private static int past(Route route, PreparedRequest request, @Nullable Findings told) {
        int refused = Reasons.NONE;
        for (LimitRule limit : route.controls.limits()) {
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
    private static int open(Route route, PreparedRequest request, @Nullable Findings told) {
        int open = Reasons.NONE;
        if (!request.presents(route.mfa)) {
            open = tell(told, route, route.controls.mfaClause(), request.unpresented(route.mfa));
        }
        if (!route.isApproved(request)) {
            open |= route.unapproved(request, told);
        }
        return request.justification() >= route.characters && ticketed(route.tickets, request)
                ? open
                : open | unreasoned(route, request, told);
    }

    private static boolean ticketed(int[] tickets, PreparedRequest request) {
        for (int mark : tickets) {
            if (!request.marked(mark)) {
                return false;
            }
        }
        return true;
    }

    private static int unreasoned(Route route, PreparedRequest request, @Nullable Findings told) {
        int open = Reasons.NONE;
        for (Reason reason : route.controls.reasons()) {
            boolean text = reason.mark() == Reason.TEXT;
            if (text ? request.justification() < reason.characters() : !request.marked(reason.mark())) {
                open |= tell(told, route, reason.clause(), text ? ReasonCode.JUSTIFICATION : ReasonCode.TICKET);
            }
        }
        return open;
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
            for (int i = 0; 2 * i < route.conditions.length; i++) {
                if (fails(route.conditions[2 * i], route.conditions[2 * i + 1], request)) {
                    return route.condition(i).clause();
                }
            }
        }
        return NO_CLAUSE;
    }

    private boolean fails(int shape, int cell, PreparedRequest request) {
        try {
            truth(shape, cell, request);
            return false;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return true;
        }
    }

    private int truth(int shape, int cell, PreparedRequest request) {
        return program.truth(shape, request, constants, cell);
    }

    private static int tell(@Nullable Findings told, @Nullable Route route, int clause, ReasonCode reason) {
        if (told != null) {
            told.tell(route, clause, reason);
        }
        return Reasons.bit(reason);
    }
}
