package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.ApprovalRule;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.RequestLimits;
import java.util.Arrays;
import java.util.List;

/**
 * The approvals of one request: who, how long ago and with which roles. Those of the requester and those dated later than
 * now are left out. Filled anew for each request; not thread-safe meanwhile.
 *
 * <p>People are bits: there are at most {@link RequestLimits#APPROVALS_MAX}.
 */
final class Approvers {

    private static final int PERSON_UNKNOWN = -1;
    private static final int FEW = 4;

    private Approval[] approvals = new Approval[FEW];
    private int[] people = new int[FEW];
    private long[] ages = new long[FEW];
    private long[] roles = new long[FEW];
    private int words = 1;
    private int size;

    void fill(Request request, HeldRoles held) {
        List<Approval> given = request.approvals();
        words = held.words();
        reserve(given.size());
        size = 0;
        int next = 0;
        for (int i = 0; i < given.size(); i++) {
            Approval approval = given.get(i);
            long age = Ages.between(approval.at(), request.now());
            if (age != Ages.FUTURE && !approval.by().equals(request.requester().id())) {
                int person = person(approval.by());
                approvals[size] = approval;
                ages[size] = age;
                people[size] = person == PERSON_UNKNOWN ? next++ : person;
                held.fill(approval.groups(), roles, size * words);
                size++;
            }
        }
    }

    private void reserve(int count) {
        if (count > people.length) {
            approvals = new Approval[count];
            people = new int[count];
            ages = new long[count];
        }
        if (people.length * words > roles.length) {
            roles = new long[people.length * words];
        }
    }

    private int person(String id) {
        for (int i = 0; i < size; i++) {
            if (approvals[i].by().equals(id)) {
                return people[i];
            }
        }
        return PERSON_UNKNOWN;
    }

    /** Nothing of the request is kept. */
    void forget() {
        Arrays.fill(approvals, 0, size, null);
        size = 0;
    }

    /** The people who could count for a rule, whatever it comes after. */
    long eligible(ApprovalRule rule) {
        long eligible = 0;
        for (int i = 0; i < size; i++) {
            if (fits(i, rule)) {
                eligible |= 1L << people[i];
            }
        }
        return eligible;
    }

    /** Whether an approval could count for a rule, whatever it comes after. */
    boolean fits(int approval, ApprovalRule rule) {
        return ages[approval] <= rule.within()
                && HeldRoles.any(rule.roles(), roles, approval * words)
                && (rule.mfa().count() == 0 || presented(approvals[approval], rule.mfa()));
    }

    private static boolean presented(Approval approval, Rules.Mfa mfa) {
        FactorAges factors = new FactorAges();
        factors.fill(approval.factors(), approval.at());
        return factors.missing(mfa) == Reasons.NONE;
    }

    int size() {
        return size;
    }

    Approval approval(int number) {
        return approvals[number];
    }

    /**
     * Whether everybody is counted once and every rule has its people, none of the rules coming after another: exactly when
     * any rules together have as many people to choose from as they need (Hall 1935).
     */
    boolean meet(List<ApprovalRule> rules) {
        ApprovalRule first = rules.get(0);
        long eligible = eligible(first);
        if (rules.size() == 1) {
            return Long.bitCount(eligible) >= first.people();
        }
        return meet(rules, 1, eligible, first.people()) && meet(rules, 1, 0, 0);
    }

    private boolean meet(List<ApprovalRule> rules, int next, long people, int needed) {
        if (next == rules.size()) {
            return Long.bitCount(people) >= needed;
        }
        ApprovalRule rule = rules.get(next);
        return meet(rules, next + 1, people, needed)
                && meet(rules, next + 1, people | eligible(rule), needed + rule.people());
    }
}
