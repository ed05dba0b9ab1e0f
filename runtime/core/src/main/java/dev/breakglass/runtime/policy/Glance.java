package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.program.Constants;
import dev.breakglass.runtime.program.Program;
import dev.breakglass.runtime.program.Truth;

/**
 * Sees at a glance that a path permits. What most paths ask for is packed side by side, in the order in which it is looked
 * at, so that a yes touches few places of memory. It says yes or nothing: whoever hears nothing has to {@link Walker walk}.
 * Immutable and thread-safe.
 *
 * <p>A path whose people, scope or controls say no is not asked for its conditions, so that a fault in one of these is met by the
 * walk alone.
 */
final class Glance {

    /** Not seen. */
    static final int NOTHING = -1;

    /** Path: word of roles, word of actions, kind, mark, and number, in these bits; then bits of roles and of actions. */
    static final int HEAD = 0;

    static final int ROLES = 1;
    static final int ACTIONS = 2;

    /** Path: bits of the approvers' roles. */
    static final int APPROVERS = 3;

    /** Path: first cell of its further conditions (0 for none), and of what else it asks for. */
    static final int LINKS = 4;

    /** Path: shape and first cell of the constants of its first condition, or below 0 the mark of a ticket, inverted. */
    static final int CONDITION = 5;

    static final int PATH_CELLS = 6;

    /** No condition. */
    static final long ALWAYS = Long.MIN_VALUE;

    static final int ROLE_SHIFT = 56;
    static final int ACTION_SHIFT = 48;
    static final int KIND_SHIFT = 36;
    static final int MARK_SHIFT = 24;
    static final int WORD_MAX = 0xFF;
    static final int KIND_MAX = 0xFFF;
    static final int ANY_NAME = 0xFFF;
    static final int NUMBER_MAX = 0xFF_FFFF;

    /** What else a path asks for: characters, and word of the approvers' roles, people, kinds and count of factors. */
    static final int COUNTS = 0;

    static final int TTL_MAX = 1;
    static final int MFA_WITHIN = 2;
    static final int APPROVED_WITHIN = 3;
    static final int CHARACTERS_SHIFT = 32;
    static final int APPROVERS_SHIFT = 24;
    static final int PEOPLE_SHIFT = 16;
    static final int KINDS_SHIFT = 8;
    static final int BYTE_MAX = 0xFF;

    /**
     * Paths that stand side by side, in the order in which they are tried.
     *
     * @param from the first cell of the first of them
     * @param to after the last cell of the last
     */
    record Rows(int from, int to) {
        static final Rows NONE = new Rows(0, 0);
    }

    private final Program program;
    private final Constants constants;
    private final long[] cells;

    Glance(Program program, Constants constants, long[] cells) {
        this.program = program;
        this.constants = constants;
        this.cells = cells;
    }

    /** The number of the narrowest path that permits, or {@link #NOTHING}. */
    int permits(PreparedRequest request) {
        for (int path = request.rowsFrom(); path < request.rowsTo(); path += PATH_CELLS) {
            long head = cells[path];
            if (isFor(path, head, request) && isContent(path, request)) {
                return (int) head & NUMBER_MAX;
            }
        }
        return NOTHING;
    }

    private boolean isFor(int path, long head, PreparedRequest request) {
        int action = request.action();
        int mark = (int) (head >>> MARK_SHIFT) & ANY_NAME;
        return request.holdsAny((int) (head >>> ROLE_SHIFT), cells[path + ROLES])
                && ((int) (head >>> ACTION_SHIFT) & WORD_MAX) == action >> 6
                && (cells[path + ACTIONS] >>> action & 1) != 0
                && ((int) (head >>> KIND_SHIFT) & KIND_MAX) == request.kind()
                && (mark == ANY_NAME || request.marked(mark));
    }

    private boolean isContent(int path, PreparedRequest request) {
        long links = cells[path + LINKS];
        int asked = (int) links;
        long counts = cells[asked + COUNTS];
        return request.ttl() <= cells[asked + TTL_MAX]
                && request.justification() >= (int) (counts >>> CHARACTERS_SHIFT)
                && request.presents(
                        (int) counts >>> KINDS_SHIFT & BYTE_MAX, (int) counts & BYTE_MAX, cells[asked + MFA_WITHIN])
                && isApproved((int) counts, cells[path + APPROVERS], cells[asked + APPROVED_WITHIN], request)
                && isTrue(cells[path + CONDITION], request)
                && (links >>> Integer.SIZE == 0 || areTrue((int) (links >>> Integer.SIZE), request))
                && !request.hasPast();
    }

    private static boolean isApproved(int counts, long roles, long within, PreparedRequest request) {
        int people = counts >>> PEOPLE_SHIFT & BYTE_MAX;
        return people == 0
                || Long.bitCount(Approvers.eligible(counts >>> APPROVERS_SHIFT, roles, within, request)) >= people;
    }

    private boolean areTrue(int conditions, PreparedRequest request) {
        int end = conditions + (int) cells[conditions];
        for (int at = conditions + 1; at <= end; at++) {
            if (!isTrue(cells[at], request)) {
                return false;
            }
        }
        return true;
    }

    private boolean isTrue(long condition, PreparedRequest request) {
        return condition < 0
                ? condition == ALWAYS || request.marked((int) ~condition)
                : program.truth((int) (condition >>> Integer.SIZE), request, constants, (int) condition) == Truth.TRUE;
    }
}
