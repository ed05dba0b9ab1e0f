package dev.breakglass.runtime.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy demands, in the numbers of its vocabulary: data that the runtime walks. Durations are nanoseconds.
 *
 * <p>Inputs and marks have numbers of their own in each zone: their places. A condition of a forbid has the same places in
 * every zone that the forbid covers.
 */
public record Rules(List<ZoneRule> zones, List<ForbidRule> forbids, List<PathRule> paths) {

    public Rules {
        zones = List.copyOf(zones);
        forbids = List.copyOf(forbids);
        paths = List.copyOf(paths);
    }

    private static void atLeast(long least, long number, String what) {
        if (number < least) {
            throw new IllegalArgumentException(what + " is " + number);
        }
    }

    /**
     * Resources of a kind.
     *
     * @param mark the place of the mark that the resource's name has to have; {@link #ANY_NAME} for none
     */
    public record Thing(int kind, int mark) {
        public static final int ANY_NAME = -1;

        public Thing {
            atLeast(ANY_NAME, mark, "a mark");
        }
    }

    /**
     * A condition: the form that the program knows, what it compares with, and the clause that states it.
     *
     * @param operands each an {@code Integer} (an input, a role or a mark), a {@code Long}, a {@code String}, or a list of
     *     {@code Long}s in order, of {@code String}s or of {@link dev.breakglass.runtime.program.AddressRange}s
     */
    public record Condition(int shape, List<?> operands, int clause) {
        public Condition {
            atLeast(0, shape, "a shape");
            operands = List.copyOf(operands);
        }
    }

    /** What is found out about a request, and the place where the zone's conditions look for it. */
    public record Place(int place, int what) {}

    /**
     * One zone.
     *
     * @param forbids numbers of those that can cover a request in this zone
     * @param paths numbers of those that lead into it
     * @param inputs what its conditions read, and where they look for it
     * @param marks as {@code inputs}
     */
    public record ZoneRule(
            List<Thing> contains,
            int containsClause,
            int noPathClause,
            List<Integer> forbids,
            List<Integer> paths,
            List<Place> inputs,
            List<Place> marks) {
        public ZoneRule {
            contains = List.copyOf(contains);
            forbids = List.copyOf(forbids);
            paths = List.copyOf(paths);
            inputs = List.copyOf(inputs);
            marks = List.copyOf(marks);
        }
    }

    /** @param roles none means everybody; {@code actions} none means all */
    public record ForbidRule(List<Integer> roles, List<Integer> actions, Condition when) {
        public ForbidRule {
            roles = List.copyOf(roles);
            actions = List.copyOf(actions);
        }
    }

    /** One path. */
    public record PathRule(
            List<Integer> roles,
            int forClause,
            List<Integer> actions,
            List<Thing> on,
            int allowClause,
            List<Condition> admits,
            @Nullable Condition when,
            Controls controls) {
        public PathRule {
            roles = List.copyOf(roles);
            actions = List.copyOf(actions);
            on = List.copyOf(on);
            admits = List.copyOf(admits);
        }
    }

    /**
     * What the people involved have to meet.
     *
     * @param approvalsClause of the first rule; the others follow it
     * @param escalation nothing if it never gets easier
     */
    public record Controls(
            Mfa mfa,
            int mfaClause,
            List<ApprovalRule> approvals,
            int approvalsClause,
            @Nullable Escalation escalation,
            List<Reason> reasons,
            long ttl,
            long ttlMax,
            int ttlClause,
            List<LimitRule> limits,
            int reviewClause) {
        public Controls {
            approvals = List.copyOf(approvals);
            reasons = List.copyOf(reasons);
            limits = List.copyOf(limits);
        }
    }

    /**
     * So many different kinds of factor.
     *
     * @param kinds bit n stands for the n-th of {@code password sms totp push webauthn piv}
     * @param count of different kinds; 0 asks for nothing
     * @param within exactly so old still counts
     */
    public record Mfa(int kinds, int count, long within) {
        public static final Mfa NONE = new Mfa(0, 0, 0);

        public Mfa {
            if (kinds < 0 || kinds >= 1 << Factors.KINDS || count < 0 || count > Integer.bitCount(kinds)) {
                throw new IllegalArgumentException("no factors: " + count + " of the kinds " + kinds);
            }
            atLeast(0, within, "an age");
        }
    }

    /**
     * So many people, each in one of the roles.
     *
     * @param within exactly so old still counts
     * @param mfa what each of them must have presented when they approved
     * @param after which of the rules that stand together has to be complete before, so that only later approvals count;
     *     {@link #FIRST} for none
     */
    public record ApprovalRule(int people, List<Integer> roles, long within, Mfa mfa, int after) {
        public static final int FIRST = -1;

        public ApprovalRule {
            atLeast(0, people, "a number of people");
            atLeast(0, within, "an age");
            roles = List.copyOf(roles);
        }
    }

    /** @param approval what satisfies all approvals instead, once the request has been pending for longer than this */
    public record Escalation(long after, ApprovalRule approval, int clause) {}

    /**
     * A part of the justification: a ticket, or a text.
     *
     * @param characters at least so many; of a ticket 0
     * @param mark the place of the mark that the ticket has to have; {@link #TEXT} if it is no ticket
     */
    public record Reason(int characters, int mark, int clause) {
        public static final int TEXT = -1;

        public Reason {
            atLeast(0, characters, "a number of characters");
            atLeast(TEXT, mark, "a mark");
        }
    }

    /** At most so many; a pause, if {@code kind} says so. */
    public record LimitRule(Kind kind, int count, long window, int clause) {

        /** What is limited. */
        public enum Kind {
            AT_ONCE,
            PER_WINDOW,
            COOLDOWN
        }
    }
}
