package dev.breakglass.compiler.lower;

import dev.breakglass.runtime.policy.Vocabulary;
import java.util.List;
import java.util.Optional;

/** A policy in numbers: what the program must do, clause by clause. Durations are nanoseconds. */
public record Rules(Vocabulary vocabulary, List<ZoneRule> zones, List<ForbidRule> forbids, List<PathRule> paths) {

    /** Where a rule was written: the number of the source file and the line. */
    public record At(int file, int line) {}

    /** Resources of a kind by glob. */
    public record Thing(int kind, String glob) {}

    /** A condition and the clause that states it. */
    public record Condition(Test test, int clause) {}

    /** @param forbids numbers of those that can cover a request in this zone */
    public record ZoneRule(
            List<Thing> contains,
            int containsClause,
            List<Integer> forbids,
            List<Integer> paths,
            int noPathClause,
            At at) {}

    public record ForbidRule(List<Integer> roles, List<Integer> actions, Condition when, At at) {}

    public record PathRule(
            int zone,
            List<Integer> roles,
            int forClause,
            List<Integer> actions,
            List<Thing> on,
            int allowClause,
            List<Condition> admits,
            Optional<Condition> when,
            Controls controls,
            At at) {}

    /** @param approvalsClause of the first rule; the others follow it */
    public record Controls(
            MfaRule mfa,
            int mfaClause,
            List<Approval> approvals,
            int approvalsClause,
            Optional<Escalation> escalation,
            List<Reason> reasons,
            long ttl,
            long ttlMax,
            int ttlClause,
            List<LimitRule> limits,
            int reviewClause) {}

    public record MfaRule(int kinds, int count, long within) {}

    /** @param after the number of the approval of the same path that must be complete before, or {@link #FIRST} */
    public record Approval(int people, List<Integer> roles, long within, Optional<MfaRule> mfa, int after) {
        public static final int FIRST = -1;
    }

    /** @param approval what satisfies all approvals instead, once the request has been pending for longer than this */
    public record Escalation(long after, Approval approval, int clause) {}

    /** So many characters, or a ticket's pattern. */
    public record Reason(int characters, Optional<String> ticket, int clause) {}

    /** @param count grants; 0 for a cooldown */
    public record LimitRule(int count, Optional<Long> window, int clause) {}
}
