package dev.breakglass.compiler.validate;

import dev.breakglass.compiler.validate.Draft.Yes;
import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Role;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Asks with approvals that are just enough, and with those that are just not. */
final class ApprovalEdges {

    private static final int ROLES_MAX = 4;
    private static final Duration AGE = Duration.ZERO;

    private final Surroundings surroundings;
    private final Examination exam;
    private final Draft base;

    private ApprovalEdges(Surroundings surroundings, Examination exam, Draft base) {
        this.surroundings = surroundings;
        this.exam = exam;
        this.base = base;
    }

    static void ask(Surroundings surroundings, Examination exam, Draft base, BreakglassPath path) {
        List<Approve> clauses = path.approvals().clauses();
        if (clauses.isEmpty()) {
            return;
        }
        ApprovalEdges edges = new ApprovalEdges(surroundings, exam, base);
        exam.control(path.approvals().place(), "no approval", base, draft -> draft.approvals.clear());
        List<Approve> steps = path.approvals().steps();
        int first = 0;
        for (int i = 0; i < steps.size(); i++) {
            edges.step(steps.get(i), first);
            if (i + 1 < steps.size()) {
                edges.both(steps.get(i), first, steps.get(i + 1));
            }
            first += steps.get(i).people();
        }
        first = 0;
        for (Approve clause : clauses) {
            int beginning = first;
            for (Approve step : clause.steps()) {
                edges.ages(step, beginning, first);
                if (step.then().isPresent()) {
                    edges.order(step.then().get(), first, step.people());
                }
                first += step.people();
            }
        }
    }

    /** What comes before a step in its clause grows as much older, so that the order stays and the age alone decides. */
    private void ages(Approve step, int beginning, int first) {
        for (Ages.Age age : Ages.around(step.within().orElse(AGE))) {
            change(step, age.edge(), age.detail(), first, draft -> {
                Duration older = age.age().minus(draft.approvals.get(first).age());
                for (int i = beginning; i <= first; i++) {
                    Yes yes = draft.approvals.get(i);
                    draft.approvals.set(i, yes.aged(yes.age().plus(older)));
                }
            });
        }
    }

    /** @param first the number of the step's first approval in the draft */
    private void step(Approve step, int first) {
        change(step, "one person too few", false, first, draft -> draft.approvals.remove(first));
        Yes one = base.approvals.size() > first
                ? base.approvals.get(first)
                : Approvers.one(0, step.roles().get(0), AGE);
        change(
                step,
                "one person more than needed",
                true,
                first,
                draft -> draft.approvals.add(one.by("one more approver")));
        Duration within = step.within().orElse(AGE);
        change(
                step,
                "one person's approval given again, too long ago",
                true,
                first,
                draft -> draft.approvals.add(0, one.aged(within.plus(Ages.TICK))));
        replace(step, "approved by the requester", true, first, one.by(base.requester));
        if (base.approvals.size() > 1) {
            int other = first == 0 ? 1 : first - 1;
            String twice = base.approvals.get(other).by();
            replace(step, "one person in place of two", true, first, one.by(twice));
        }
        people(step, first, one);
        step.mfa()
                .ifPresent(mfa -> FactorEdges.of(mfa)
                        .forEach(some -> replace(
                                step, "the approver: " + some.edge(), some.detail(), first, one.with(some.factors()))));
    }

    private void people(Approve step, int first, Yes one) {
        replace(step, "an approver in no group", true, first, one.in(Set.of()));
        for (Role role : step.roles().stream().limit(ROLES_MAX).toList()) {
            for (String group : role.groups().stream().limit(ROLES_MAX).toList()) {
                replace(step, "an approver in " + group, false, first, one.in(Set.of(group)));
            }
            for (Role beside : surroundings.roles().of(role)) {
                replace(step, "an approver who holds " + beside.name(), false, first, one.in(Approvers.group(beside)));
            }
        }
    }

    /** Somebody who could count for two steps, and counts for one. */
    private void both(Approve step, int first, Approve next) {
        int second = first + step.people();
        change(step, "one person in the place of two clauses", true, first, draft -> {
            Set<String> groups = new HashSet<>(draft.approvals.get(first).groups());
            groups.addAll(Approvers.group(next.roles().get(0)));
            draft.approvals.set(first, draft.approvals.get(first).in(groups));
            draft.approvals.remove(second);
        });
    }

    /** @param first the number of the first approval of the step before */
    private void order(Approve then, int first, int people) {
        int next = first + people;
        Duration before = base.approvals.get(next - 1).age();
        for (Duration age : List.of(before.minus(Ages.TICK), before, before.plus(Ages.TICK))) {
            String edge = age.equals(before)
                    ? "the second step at the very moment of the first"
                    : "the second step one nanosecond " + (age.compareTo(before) > 0 ? "before" : "after")
                            + " the first";
            change(then, edge, !age.equals(before), next, draft -> {
                for (int i = next; i < next + then.people(); i++) {
                    draft.approvals.set(i, draft.approvals.get(i).aged(age));
                }
            });
        }
    }

    private void replace(Approve step, String edge, boolean detail, int number, Yes other) {
        change(step, edge, detail, number, draft -> draft.approvals.set(number, other));
    }

    private void change(Approve step, String edge, boolean detail, int number, Consumer<Draft> change) {
        if (number < base.approvals.size()) {
            exam.control(step.place(), edge, detail, base, change);
        }
    }
}
