package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.ApprovalRule;
import dev.breakglass.runtime.policy.Rules.Mfa;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.RequestLimits;
import java.util.List;

/**
 * The approvals of one request in cells: by whom, how long ago, which of the request's it is, and with which roles. Those of
 * the requester and those dated later than now are left out. Immutable once filled.
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

    private Approvers() {}

    /** How many cells one approval takes. */
    static int cells(int roleWords) {
        return ROLES + roleWords;
    }

    /**
     * Writes the approvals, and answers after which cell they end.
     *
     * @param hints at the groups whose roles are asked for
     */
    static int fill(Request request, HeldRoles held, long hints, long[] cells, int from) {
        List<Approval> given = request.approvals();
        int at = from;
        int people = 0;
        for (int i = 0; i < given.size(); i++) {
            Approval approval = given.get(i);
            long age = Ages.between(approval.at(), request.now());
            if (age != Ages.FUTURE && !same(approval.by(), request.requester().id())) {
                int person = person(approval.by(), given, cells, from, at, cells(held.words()));
                cells[at + WHO] = (person == NOBODY ? people++ : person) | (long) i << NUMBER_SHIFT;
                cells[at + AGE] = age;
                held.fill(approval.groups(), hints, cells, at + ROLES);
                at += cells(held.words());
            }
        }
        return at;
    }

    /** Whoever gave an approval, if there is an earlier one by them. */
    private static int person(String id, List<Approval> given, long[] cells, int from, int to, int step) {
        for (int at = from; at < to; at += step) {
            if (same(given.get(number(cells, at)).by(), id)) {
                return (int) cells[at + WHO] & PERSON_MASK;
            }
        }
        return NOBODY;
    }

    /** As {@code equals}; what differs is mostly told apart without looking at the characters. */
    private static boolean same(String left, String right) {
        return left.hashCode() == right.hashCode() && left.equals(right);
    }

    /** Which of the request's approvals it is. */
    static int number(long[] cells, int at) {
        return (int) (cells[at + WHO] >>> NUMBER_SHIFT);
    }

    /** The people who could count for a rule, whatever it comes after. */
    static long eligible(ApprovalRule rule, PreparedRequest request) {
        long eligible = 0;
        long[] cells = request.cells();
        for (int at = request.approvalsAt(); at < request.approvalsEnd(); at += request.approvalCells()) {
            if (fits(rule, request, at)) {
                eligible |= 1L << cells[at + WHO];
            }
        }
        return eligible;
    }

    /** Whether an approval could count for a rule, whatever it comes after. */
    static boolean fits(ApprovalRule rule, PreparedRequest request, int at) {
        long[] cells = request.cells();
        return cells[at + AGE] <= rule.within()
                && HeldRoles.hasAny(rule.roles(), cells, at + ROLES)
                && (rule.mfa().count() == 0
                        || presented(request.request().approvals().get(number(cells, at)), rule.mfa()));
    }

    private static boolean presented(Approval approval, Mfa mfa) {
        long[] factors = new long[Factors.CELLS];
        Factors.fill(approval.factors(), approval.at(), factors, 0);
        return Factors.areFresh(mfa, factors, 0);
    }

    /** The people with one of some roles whose approval is no older than so many nanoseconds. */
    static long eligible(int word, long roles, long within, PreparedRequest request) {
        long eligible = 0;
        long[] cells = request.cells();
        int end = request.approvalsEnd();
        int step = request.approvalCells();
        for (int at = request.approvalsAt(); at < end; at += step) {
            if (cells[at + AGE] <= within && (cells[at + ROLES + word] & roles) != 0) {
                eligible |= 1L << cells[at + WHO];
            }
        }
        return eligible;
    }

    /**
     * Whether everybody is counted once and every rule has its people, none of the rules coming after another: exactly when
     * any rules together have as many people to choose from as they need (Hall 1935).
     */
    static boolean meet(List<ApprovalRule> rules, PreparedRequest request) {
        return meet(rules, 0, request, 0, 0);
    }

    private static boolean meet(List<ApprovalRule> rules, int next, PreparedRequest request, long people, int needed) {
        if (next == rules.size()) {
            return Long.bitCount(people) >= needed;
        }
        ApprovalRule rule = rules.get(next);
        return meet(rules, next + 1, request, people, needed)
                && meet(rules, next + 1, request, people | eligible(rule, request), needed + rule.people());
    }
}
