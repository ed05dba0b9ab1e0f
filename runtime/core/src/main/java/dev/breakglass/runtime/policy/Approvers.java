package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.ApprovalRule;
import dev.breakglass.runtime.policy.Rules.Mfa;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.RequestLimits;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The approvals of one request in cells: by whom, how long ago, which of the request's it is, and with which roles. Those of
 * the requester and those dated later than now are left out. Immutable while filled.
 *
 * <p>People are bits: there are at most {@link RequestLimits#APPROVALS_MAX}.
 */
final class Approvers {

    /** The person, and above {@link #NUMBER_SHIFT} bits the number. */
    private static final int WHO = 0;

    private static final int AGE = 1;
    private static final int ROLES = 2;
    private static final int NUMBER_SHIFT = 8;
    private static final int PERSON_MASK = 0xFF;
    private static final int NOBODY = -1;
    private static final int UNFILLED = -1;

    private final HeldRoles held;
    private final int step;
    /** Where it stands after which cell they end; they begin behind it. */
    private final int endAt;

    /** With room around them if they are written again and again, see {@link Apart}. */
    private long[] cells;

    Approvers(HeldRoles held, boolean ofOneThread) {
        this.held = held;
        this.step = ROLES + held.words();
        this.endAt = ofOneThread ? Apart.CELLS : 0;
        this.cells = new long[endAt + 1 + endAt];
        forget();
    }

    /** Another request's are to be written. */
    void forget() {
        cells[endAt] = UNFILLED;
    }

    /**
     * Writes the approvals, unless they are there.
     *
     * @param hints at the groups whose roles are asked for
     */
    void fill(Request request, long hints) {
        if (cells[endAt] == UNFILLED) {
            List<Approval> given = request.approvals();
            int length = first() + given.size() * step + endAt;
            if (length > cells.length) {
                cells = new long[length];
                forget();
            }
            cells[endAt] = fill(given, request, hints);
        }
    }

    private int first() {
        return endAt + 1;
    }

    private int end() {
        return (int) cells[endAt];
    }

    private int fill(List<Approval> given, Request request, long hints) {
        int at = first();
        int people = 0;
        for (int i = 0; i < given.size(); i++) {
            Approval approval = given.get(i);
            long age = Ages.between(approval.at(), request.now());
            if (age != Ages.FUTURE && !same(approval.by(), request.requester().id())) {
                int person = person(approval.by(), given, at);
                cells[at + WHO] = (person == NOBODY ? people++ : person) | (long) i << NUMBER_SHIFT;
                cells[at + AGE] = age;
                held.fill(approval.groups(), hints, cells, at + ROLES);
                at += step;
            }
        }
        return at;
    }

    /** Whoever gave an approval, if there is an earlier one by them. */
    private int person(String id, List<Approval> given, int to) {
        for (int at = first(); at < to; at += step) {
            if (same(given.get(number(at)).by(), id)) {
                return (int) cells[at + WHO] & PERSON_MASK;
            }
        }
        return NOBODY;
    }

    /** As {@code equals}; what differs is mostly told apart without looking at the characters. */
    static boolean same(String left, String right) {
        return left.hashCode() == right.hashCode() && left.equals(right);
    }

    /** Where each of them stands. */
    IntStream all() {
        return IntStream.iterate(first(), at -> at < end(), at -> at + step);
    }

    /** Which of the request's approvals it is. */
    int number(int at) {
        return (int) (cells[at + WHO] >>> NUMBER_SHIFT);
    }

    /** The people who could count for a rule, whatever it comes after. */
    private long eligible(ApprovalRule rule, Request request) {
        long eligible = 0;
        for (int at = first(); at < end(); at += step) {
            if (fits(rule, request, at)) {
                eligible |= 1L << cells[at + WHO];
            }
        }
        return eligible;
    }

    /** Whether an approval could count for a rule, whatever it comes after. */
    boolean fits(ApprovalRule rule, Request request, int at) {
        return cells[at + AGE] <= rule.within()
                && HeldRoles.hasAny(rule.roles(), cells, at + ROLES)
                && (rule.mfa().count() == 0 || presents(request.approvals().get(number(at)), rule.mfa()));
    }

    private static boolean presents(Approval approval, Mfa mfa) {
        return Factors.areFresh(mfa, approval.factors(), approval.at());
    }

    /**
     * Whether everybody is counted once and every rule has its people, none of the rules coming after another: exactly when
     * any rules together have as many people to choose from as they need (Hall 1935).
     */
    boolean meet(List<ApprovalRule> rules, Request request) {
        return meet(rules, 0, request, 0, 0);
    }

    private boolean meet(List<ApprovalRule> rules, int next, Request request, long people, int needed) {
        if (next == rules.size()) {
            return Long.bitCount(people) >= needed;
        }
        ApprovalRule rule = rules.get(next);
        return meet(rules, next + 1, request, people, needed)
                && meet(rules, next + 1, request, people | eligible(rule, request), needed + rule.people());
    }
}
