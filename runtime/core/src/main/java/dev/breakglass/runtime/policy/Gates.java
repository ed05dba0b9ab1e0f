package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.Rules.Thing;
import dev.breakglass.runtime.program.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * The paths into one zone in the order in which they are tried, and side by side what most requests need of them: for whom
 * each is, what it opens, which demands it makes, and its answers. Thread-safe.
 */
final class Gates {

    /** The path itself has to be asked. */
    static final int ASK = -1;

    // Of each path, what every request is held against.
    private static final int ROLES = 0;
    private static final int ACTIONS = 1;
    private static final int MARKS = 2;
    private static final int NUMBERS = 3;
    private static final int DEMANDS = 4;
    private static final int CELLS = 5;

    // Behind that of all of them, what tells in which order the demands are asked.
    private static final int ADMITS = 0;
    private static final int CONDITIONS = 1;
    private static final int TTL = 2;
    private static final int ORDER_CELLS = 3;

    /** In {@link #NUMBERS}, of a path that these cells do not say all about. */
    private static final long SPECIAL = -1;

    /** The paths. */
    final Route[] routes;

    /** How many there are. */
    final int size;

    private final long[] cells;

    /** By path and length. Filled by threads at once, perhaps twice with the same. */
    private final @Nullable Decision[] permits;

    Gates(Route[] routes) {
        this.routes = routes;
        this.size = routes.length;
        this.cells = new long[size * (CELLS + ORDER_CELLS)];
        this.permits = new Decision[routes.length * Lengths.COUNT];
        for (int i = 0; i < routes.length; i++) {
            permits[i * Lengths.COUNT] = routes[i].permit();
            put(i, routes[i]);
        }
    }

    /** As another's, of paths that are the same but for what they answer. */
    Gates(Gates same, Route[] routes) {
        this.routes = routes;
        this.size = routes.length;
        this.cells = same.cells;
        this.permits = new Decision[same.permits.length];
        for (int i = 0; i < routes.length; i++) {
            permits[i * Lengths.COUNT] = routes[i].permit();
        }
    }

    private void put(int path, Route route) {
        int at = path * CELLS;
        cells[at + ROLES] = route.roleBits;
        cells[at + ACTIONS] = route.actionBits;
        cells[at + MARKS] = route.mark == Thing.ANY_NAME ? 0 : 1L << route.mark;
        cells[at + NUMBERS] = route.isPlain() ? numbers(route.actionWord << 6, route.kind) : SPECIAL;
        cells[at + DEMANDS] = route.demandBits;
        int order = order(path);
        cells[order + ADMITS] = route.admitBits;
        cells[order + CONDITIONS] = route.conditionBits;
        cells[order + TTL] = route.ttlBits;
    }

    private int order(int path) {
        return size * CELLS + path * ORDER_CELLS;
    }

    /** The word of an action, and a kind. */
    static long numbers(int action, int kind) {
        return (long) (action >> 6) << Integer.SIZE | kind;
    }

    /** Why a path is not for a request; {@link Reasons#NONE} if it is, or {@link #ASK}. */
    int scope(int path, PreparedRequest request) {
        int at = path * CELLS;
        long numbers = cells[at + NUMBERS];
        if (numbers == SPECIAL) {
            return ASK;
        } else if ((cells[at + ROLES] & request.roles) == 0) {
            return Reasons.bit(ReasonCode.ROLE);
        }
        // One question and not four, because none of them can be foreseen.
        long astray = ~(cells[at + ACTIONS] >>> request.action) & 1
                | cells[at + MARKS] & ~request.marks
                | numbers ^ request.numbers;
        return astray == 0 ? Reasons.NONE : Reasons.bit(ReasonCode.ACTION);
    }

    /** The bits of all conditions that a path states. */
    long conditions(int path) {
        return cells[order(path) + CONDITIONS];
    }

    /** The bit of the path's longest time; 0 if it has none of the first {@link PreparedRequest#DEMANDS_EARLY} numbers. */
    long ttl(int path) {
        return cells[order(path) + TTL];
    }

    /** The bits of all that a path demands. */
    long demands(int path) {
        return cells[path * CELLS + DEMANDS];
    }

    /** Why a request that {@link Walker#ask} asked all that the path demands does not get what it opens. */
    int missing(int path, PreparedRequest request) {
        long unmet = request.unmet(cells[path * CELLS + DEMANDS]);
        int at = order(path);
        return unmet == 0
                ? Reasons.NONE
                : request.missing(unmet, cells[at + ADMITS], cells[at + CONDITIONS], cells[at + TTL]);
    }

    /** The path's answer when nothing stands in the way. */
    Decision permit(int path, PreparedRequest request) {
        int length = request.length;
        int at = path * Lengths.COUNT + length;
        Decision known = permits[at];
        if (known == null) {
            known = routes[path].permit(request);
            if (length != Lengths.OTHER) {
                permits[at] = known;
            }
        }
        return known;
    }
}
