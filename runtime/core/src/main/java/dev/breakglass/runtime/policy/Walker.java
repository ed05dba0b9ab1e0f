package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.LimitRule;
import dev.breakglass.runtime.policy.Rules.Thing;
import dev.breakglass.runtime.program.Constants;
import dev.breakglass.runtime.program.Program;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.program.Truth;
import dev.breakglass.runtime.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * Walks a policy's table for one request and answers the reasons that stand in the way, as bits. Whoever wants to know more
 * hands in {@link Findings}, which are told clause by clause; the walk is the same. Immutable and thread-safe.
 */
final class Walker {

    /** No path. */
    static final int NONE = 0;

    private final Program program;
    private final Rules rules;
    private final Route[] routes;
    private final long[] cells;
    private final Constants constants;
    private final int[] zones;
    private final int[] paths;

    Walker(Program program, Rules rules, Route[] routes, Table table) {
        this.program = program;
        this.rules = rules;
        this.routes = routes;
        this.cells = table.cells;
        this.constants = table.constants;
        this.zones = table.zones;
        this.paths = table.paths;
    }

    /** Rules 1 and 2: what closes every path into the request's zone. */
    int closed(PreparedRequest request, @Nullable Findings told) {
        int at = zones[request.zone()];
        if (!request.isInZone()) {
            if (told != null) {
                told.tell(null, zone(request).containsClause(), ReasonCode.RESOURCE_NOT_IN_ZONE);
            }
            return Reasons.bit(ReasonCode.RESOURCE_NOT_IN_ZONE);
        }
        int forbids = (int) cells[at + Table.ZONE_FORBIDS];
        return forbids == 0 ? Reasons.NONE : forbidden(forbids, request, told);
    }

    private int forbidden(int list, PreparedRequest request, @Nullable Findings told) {
        int closed = Reasons.NONE;
        for (int i = 0; i < cells[list]; i++) {
            if (fires((int) cells[list + 1 + i], request)) {
                closed |= Reasons.bit(ReasonCode.FORBIDDEN);
                if (told != null) {
                    int number = zone(request).forbids().get(i);
                    told.tell(null, rules.forbids().get(number).when().clause(), ReasonCode.FORBIDDEN);
                }
            }
        }
        return closed;
    }

    private Rules.ZoneRule zone(PreparedRequest request) {
        return rules.zones().get(request.zone());
    }

    private boolean fires(int at, PreparedRequest request) {
        return (cells[at + Table.FORBID_HAS_ROLES] == 0 || holdsAny(at + Table.FORBID_ROLES, request))
                && (cells[at + Table.FORBID_HAS_ACTIONS] == 0 || acts(at + Table.FORBID_ACTIONS, request))
                && truth(at + Table.FORBID_WHEN, request) != Truth.FALSE;
    }

    /** How many paths lead into the request's zone. */
    int pathCount(PreparedRequest request) {
        return (int) cells[zones[request.zone()] + Table.ZONE_PATHS];
    }

    /** The n-th of the paths into the request's zone, the narrowest first. */
    int path(PreparedRequest request, int n) {
        int zone = zones[request.zone()];
        int asked = (int) cells[zone + Table.ZONE_ASKED];
        return asked == 0 || request.ttl() == PreparedRequest.TTL_UNASKED
                ? zone + Table.ZONE_CELLS + n * Table.PATH_CELLS
                : (int) cells[asked + 1 + n];
    }

    int path(int number) {
        return paths[number];
    }

    Route route(int path) {
        return routes[(int) cells[path + Table.NUMBER]];
    }

    /**
     * The first cell of the path that permits, the narrowest; {@link #NONE} if no path does, or if that is not to be seen at a
     * glance: then it is to be walked.
     */
    int permits(PreparedRequest request) {
        int zone = zones[request.zone()];
        if (!request.isInZone() || cells[zone + Table.ZONE_FORBIDS] != 0 && closed(request, null) != Reasons.NONE) {
            return NONE;
        }
        int paths = (int) cells[zone + Table.ZONE_PATHS];
        if (cells[zone + Table.ZONE_ASKED] != 0 && request.ttl() != PreparedRequest.TTL_UNASKED) {
            return permitsListed((int) cells[zone + Table.ZONE_ASKED], request);
        }
        int path = zone + Table.ZONE_CELLS;
        for (int i = 0; i < paths; i++) {
            if (permits(path, request)) {
                return path;
            }
            path += Table.PATH_CELLS;
        }
        return NONE;
    }

    /**
     * Whether nothing stands in the way on the path: {@link #walk} without reasons. Short, so that the JIT makes one piece of it;
     * what fails is walked again.
     */
    private boolean permits(int path, PreparedRequest request) {
        int controls = (int) cells[path + Table.CONTROLS];
        return holdsAny(path + Table.ROLES, request)
                && acts(path + Table.ACTIONS, request)
                && lies(path + Table.THING, request)
                && request.ttl() <= cells[controls + Table.TTL_MAX]
                && request.justification() >= cells[controls + Table.CHARACTERS]
                && presents(controls + Table.MFA, request)
                && meetsAll((int) cells[path + Table.CONDITIONS], request)
                && ticketed(controls + Table.TICKETS, request)
                && !request.hasPast()
                && (approved((int) cells[path + Table.APPROVALS], request)
                        || route(path).unapproved(request, null) == Reasons.NONE);
    }

    private boolean meetsAll(int conditions, PreparedRequest request) {
        int end = conditions + 2 + 2 * (int) cells[conditions];
        for (int at = conditions + 2; at < end; at += 2) {
            if (truth(at, request) != Truth.TRUE) {
                return false;
            }
        }
        return true;
    }

    private boolean presents(int mfa, PreparedRequest request) {
        return request.presents((int) cells[mfa], (int) cells[mfa + 1], cells[mfa + 2]);
    }

    private int permitsListed(int list, PreparedRequest request) {
        for (int i = 1; i <= cells[list]; i++) {
            if (permits((int) cells[list + i], request)) {
                return (int) cells[list + i];
            }
        }
        return NONE;
    }

    /** Rule 3: what shuts the path, and if nothing does, what it waits for. */
    int walk(int path, PreparedRequest request, @Nullable Findings told) {
        int refused = applies(path, request, told);
        if (refused != Reasons.NONE) {
            return refused;
        }
        if (request.ttl() > cells[(int) cells[path + Table.CONTROLS] + Table.TTL_MAX]) {
            refused = Reasons.bit(ReasonCode.TTL_EXCEEDS_MAXIMUM);
            if (told != null) {
                told.tell(route(path), route(path).controls.ttlClause(), ReasonCode.TTL_EXCEEDS_MAXIMUM);
            }
        }
        if (request.hasPast()) {
            refused |= past(route(path), request, told);
        }
        return refused != Reasons.NONE ? refused : open(path, request, told);
    }

    /** Role, scope, boundary and condition; what fails first is all that is told. */
    int applies(int path, PreparedRequest request, @Nullable Findings told) {
        if (!holdsAny(path + Table.ROLES, request)) {
            if (told != null) {
                told.tell(route(path), route(path).rule.forClause(), ReasonCode.ROLE);
            }
            return Reasons.bit(ReasonCode.ROLE);
        }
        if (!acts(path + Table.ACTIONS, request) || !lies(path + Table.THING, request)) {
            if (told != null) {
                told.tell(route(path), route(path).rule.allowClause(), ReasonCode.ACTION);
            }
            return Reasons.bit(ReasonCode.ACTION);
        }
        int refused = Reasons.NONE;
        int list = (int) cells[path + Table.CONDITIONS];
        long admits = cells[list + 1];
        for (int i = 0; i < cells[list] && (i < admits || refused == Reasons.NONE); i++) {
            int truth = truth(list + 2 + 2 * i, request);
            if (truth != Truth.TRUE) {
                refused |= Reasons.bit(Reasons.of(truth, i < admits ? ReasonCode.BOUNDARY : ReasonCode.CONDITION));
                if (told != null) {
                    route(path).tellUnmet(i, truth, told);
                }
            }
        }
        return refused;
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
    private int open(int path, PreparedRequest request, @Nullable Findings told) {
        int controls = (int) cells[path + Table.CONTROLS];
        int mfa = controls + Table.MFA;
        int open = Reasons.NONE;
        if (!presents(mfa, request)) {
            ReasonCode reason = request.unpresented((int) cells[mfa], (int) cells[mfa + 1]);
            open = Reasons.bit(reason);
            if (told != null) {
                told.tell(route(path), route(path).controls.mfaClause(), reason);
            }
        }
        if (!approved((int) cells[path + Table.APPROVALS], request)) {
            open |= route(path).unapproved(request, told);
        }
        boolean wordy = request.justification() >= cells[controls + Table.CHARACTERS];
        boolean ticketed = ticketed(controls + Table.TICKETS, request);
        if (told != null && !(wordy && ticketed)) {
            route(path).tellUnreasoned(request, told);
        }
        return open
                | (wordy ? Reasons.NONE : Reasons.bit(ReasonCode.JUSTIFICATION))
                | (ticketed ? Reasons.NONE : Reasons.bit(ReasonCode.TICKET));
    }

    /** Whether the approvals are enough as far as the table can tell. */
    private boolean approved(int rule, PreparedRequest request) {
        if (rule <= 0) {
            return rule != Table.LISTED;
        }
        long people = Approvers.eligible((int) cells[rule + 2], cells[rule + 3], cells[rule + 1], request);
        return Long.bitCount(people) >= cells[rule];
    }

    private boolean ticketed(int list, PreparedRequest request) {
        for (int i = 1; i <= cells[list]; i++) {
            if (!request.marked((int) cells[list + i])) {
                return false;
            }
        }
        return true;
    }

    private int truth(int at, PreparedRequest request) {
        return program.truth((int) cells[at], request, constants, (int) cells[at + 1]);
    }

    private boolean holdsAny(int at, PreparedRequest request) {
        int word = (int) cells[at];
        return word == Table.LISTED ? holdsListed((int) cells[at + 1], request) : request.holdsAny(word, cells[at + 1]);
    }

    private boolean holdsListed(int list, PreparedRequest request) {
        for (int i = 0; i < cells[list]; i++) {
            if (request.holdsAny((int) cells[list + 1 + 2 * i], cells[list + 2 + 2 * i])) {
                return true;
            }
        }
        return false;
    }

    private boolean acts(int at, PreparedRequest request) {
        int action = request.action();
        return cells[at] == Table.LISTED ? actsListed((int) cells[at + 1], action) : hasBit(at, action);
    }

    private boolean actsListed(int list, int action) {
        for (int i = 0; i < cells[list]; i++) {
            if (hasBit(list + 1 + 2 * i, action)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasBit(int at, int number) {
        return cells[at] == number >> 6 && (cells[at + 1] >>> number & 1) != 0;
    }

    private boolean lies(int at, PreparedRequest request) {
        return cells[at] == Table.LISTED ? liesInListed((int) cells[at + 1], request) : is(at, request);
    }

    private boolean liesInListed(int list, PreparedRequest request) {
        for (int i = 0; i < cells[list]; i++) {
            if (is(list + 1 + 2 * i, request)) {
                return true;
            }
        }
        return false;
    }

    private boolean is(int at, PreparedRequest request) {
        int mark = (int) cells[at + 1];
        return cells[at] == request.kind() && (mark == Thing.ANY_NAME || request.marked(mark));
    }

    static int tell(@Nullable Findings told, @Nullable Route path, int clause, ReasonCode reason) {
        if (told != null) {
            told.tell(path, clause, reason);
        }
        return Reasons.bit(reason);
    }
}
