package dev.breakglass.compiler.lower;

import dev.breakglass.runtime.policy.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers that a part has in the whole policy: where its clauses begin, and which number each of its own became. */
final class Seat {

    private final int firstClause;
    private final int[] inputs;
    private final int[] marks;
    private final int[] shapes;

    Seat(int firstClause, int[] inputs, int[] marks, int[] shapes) {
        this.firstClause = firstClause;
        this.inputs = inputs;
        this.marks = marks;
        this.shapes = shapes;
    }

    /** That of nothing. */
    static Seat none() {
        return new Seat(0, new int[0], new int[0], new int[0]);
    }

    /** The number of an input of the part; of one that it has not, 0. */
    int input(int number) {
        return number < inputs.length ? inputs[number] : 0;
    }

    int mark(int number) {
        return number < marks.length ? marks[number] : 0;
    }

    /** The numbers of the forms of its conditions, not to be written. */
    int[] shapes() {
        return shapes;
    }

    boolean isAt(Seat other) {
        return firstClause == other.firstClause
                && Arrays.equals(inputs, other.inputs)
                && Arrays.equals(marks, other.marks)
                && Arrays.equals(shapes, other.shapes);
    }

    int clause(int number) {
        return firstClause + number;
    }

    List<Integer> inputs(List<Integer> numbers) {
        List<Integer> all = new ArrayList<>(numbers.size());
        for (int number : numbers) {
            all.add(inputs[number]);
        }
        return all;
    }

    /** What the conditions of a zone read: first that of forbids. */
    List<Rules.Place> inputs(List<Rules.Place> forbids, int firstPlace) {
        return places(forbids, firstPlace, inputs);
    }

    List<Rules.Place> marks(List<Rules.Place> forbids, int firstPlace) {
        return places(forbids, firstPlace, marks);
    }

    private static List<Rules.Place> places(List<Rules.Place> forbids, int firstPlace, int[] numbers) {
        List<Rules.Place> all = new ArrayList<>(forbids.size() + numbers.length);
        all.addAll(forbids);
        for (int i = 0; i < numbers.length; i++) {
            all.add(new Rules.Place(firstPlace + i, numbers[i]));
        }
        return all;
    }

    Rules.PathRule path(Rules.PathRule path) {
        List<Rules.Condition> admits = new ArrayList<>(path.admits().size());
        for (Rules.Condition admit : path.admits()) {
            admits.add(condition(admit));
        }
        return new Rules.PathRule(
                path.roles(),
                clause(path.forClause()),
                path.actions(),
                path.on(),
                clause(path.allowClause()),
                admits,
                path.when() == null ? null : condition(path.when()),
                controls(path.controls()));
    }

    private Rules.Condition condition(Rules.Condition condition) {
        return new Rules.Condition(shapes[condition.shape()], condition.operands(), clause(condition.clause()));
    }

    private Rules.Controls controls(Rules.Controls controls) {
        List<Rules.Reason> reasons = new ArrayList<>(controls.reasons().size());
        for (Rules.Reason reason : controls.reasons()) {
            reasons.add(new Rules.Reason(reason.characters(), reason.mark(), clause(reason.clause())));
        }
        List<Rules.LimitRule> limits = new ArrayList<>(controls.limits().size());
        for (Rules.LimitRule limit : controls.limits()) {
            limits.add(new Rules.LimitRule(limit.kind(), limit.count(), limit.window(), clause(limit.clause())));
        }
        return new Rules.Controls(
                controls.mfa(),
                clause(controls.mfaClause()),
                controls.approvals(),
                controls.approvals().isEmpty() ? controls.approvalsClause() : clause(controls.approvalsClause()),
                escalation(controls.escalation()),
                reasons,
                controls.ttl(),
                controls.ttlMax(),
                clause(controls.ttlClause()),
                limits,
                clause(controls.reviewClause()));
    }

    private Rules.@Nullable Escalation escalation(Rules.@Nullable Escalation escalation) {
        return escalation == null
                ? null
                : new Rules.Escalation(escalation.after(), escalation.approval(), clause(escalation.clause()));
    }
}
