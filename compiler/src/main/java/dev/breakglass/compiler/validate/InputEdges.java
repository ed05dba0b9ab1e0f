package dev.breakglass.compiler.validate;

import dev.breakglass.compiler.reference.Comparisons;
import dev.breakglass.compiler.reference.Lookup;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What can be said of the inputs of one comparison: each value on an edge, and each way to be unknown. */
final class InputEdges {

    /** How many values of one comparison are no detail. */
    private static final int VALUES_MAX = 6;

    /**
     * A change of a request.
     *
     * @param edge what it does, in words
     * @param detail whether the runtime alone decides what comes of it
     */
    record Change(String edge, boolean detail, Consumer<Draft> edit) {

        Change inDetail() {
            return new Change(edge, true, edit);
        }
    }

    private final Lookup lookup;

    InputEdges(Lookup lookup) {
        this.lookup = lookup;
    }

    /** Every change of what a comparison reads, from a draft in which it is known. */
    List<Change> of(Expr comparison) {
        List<Change> changes = new ArrayList<>();
        List<Input> inputs = Comparisons.inputs(comparison);
        if (comparison instanceof Expr.Holds holds) {
            List<String> groups = holds.role().groups();
            changes.add(new Change("does not hold the role", false, draft -> groups.forEach(draft.groups::remove)));
            groups.forEach(group -> changes.add(new Change("in " + group, false, draft -> {
                groups.forEach(draft.groups::remove);
                draft.groups.add(group);
            })));
        } else if (inputs.isEmpty()) {
            Moments.of(comparison)
                    .forEach(moment -> changes.add(new Change("at " + moment, false, draft -> draft.now = moment)));
        } else if (inputs.size() == 1) {
            Input input = inputs.get(0);
            int constants = comparison instanceof Expr.In in ? in.anyOf().size() : 1;
            List<Object> values = Edges.of(comparison, input);
            for (int i = 0; i < values.size(); i++) {
                Change set = set(input, values.get(i));
                changes.add(i < constants + VALUES_MAX ? set : set.inDetail());
            }
            if (comparison instanceof Expr.InNetworks in) {
                Value respelt =
                        Value.of(Addresses.groups(Addresses.first(in.anyOf().get(0))));
                changes.add(
                        new Change(input.text() + " = " + respelt, true, draft -> Inputs.put(draft, input, respelt)));
            }
            changes.addAll(unknown(input));
        } else {
            changes.addAll(two(inputs.get(0), inputs.get(1)));
        }
        return changes;
    }

    /** Equal, on either side of one another, and each unknown by itself and with the other. */
    private List<Change> two(Input left, Input right) {
        List<Change> changes = new ArrayList<>();
        for (Object value : Edges.any(left).stream().limit(2).toList()) {
            for (Object beside : Edges.near(right, value)) {
                Change one = set(left, value);
                Change other = set(right, beside);
                changes.add(both(one, other, changes.size() >= VALUES_MAX));
            }
        }
        List<Change> lefts = unknown(left);
        List<Change> rights = unknown(right);
        changes.addAll(lefts);
        changes.addAll(rights);
        for (Change one : lefts) {
            rights.forEach(other -> changes.add(both(one, other, true)));
        }
        return changes;
    }

    private static Change both(Change one, Change other, boolean detail) {
        return new Change(one.edge() + ", " + other.edge(), detail, one.edit().andThen(other.edit()));
    }

    private static Change set(Input input, Object value) {
        return new Change(input.text() + " = " + Inputs.value(value), false, draft -> Inputs.set(draft, input, value));
    }

    /** Every way in which an input can be unknown, and the edges of its age on which it is not. */
    List<Change> unknown(Input input) {
        List<Change> changes = new ArrayList<>();
        if (Inputs.isAlwaysKnown(input)) {
            return changes;
        }
        changes.add(new Change(input.text() + " is missing", false, draft -> Inputs.drop(draft, input)));
        if (Inputs.isAge(input)) {
            changes.add(new Change(
                    "the incident begins a nanosecond from now",
                    true,
                    draft -> Inputs.set(draft, input, Ages.TICK.negated())));
        } else if (!Inputs.isTtl(input)) {
            for (Value wrong : wrong(input)) {
                changes.add(new Change(
                        input.text() + " = " + wrong + ", which is none",
                        true,
                        draft -> Inputs.put(draft, input, wrong)));
            }
        }
        if (input.origin() == Input.Origin.INCIDENT) {
            changes.add(new Change("no incident", true, draft -> draft.incident = false));
        } else if (input.origin() == Input.Origin.SIGNAL) {
            Ages.around(lookup.fresh(input.name()))
                    .forEach(age -> changes.add(new Change(
                            input.text() + " " + age.edge(), age.detail(), draft -> aged(draft, input, age.age()))));
        }
        return changes;
    }

    static void aged(Draft draft, Input input, Duration age) {
        draft.signals.computeIfPresent(input.name(), (name, sent) -> new Draft.Sent(sent.value(), age));
    }

    /** Values that are not of an input's type. */
    private static List<Value> wrong(Input input) {
        if (Inputs.isSeverity(input)) {
            return List.of(Value.of(0L), Value.of(6L));
        }
        Type type = input.type();
        if (type instanceof Type.SetOf set) {
            List<Value> wrong = new ArrayList<>(List.of(Value.of("x"), Value.of(1L)));
            Input element = new Input(input.origin(), input.name(), set.element());
            Value right = Inputs.value(Edges.any(element).get(0));
            wrong(element).forEach(other -> {
                if (!(other instanceof Value.Many)) {
                    wrong.add(Value.of(List.of(right, other)));
                }
            });
            return wrong;
        }
        List<Value> wrong = new ArrayList<>(List.of(Value.of(List.of())));
        wrong.add(type instanceof Type.Bool ? Value.of(1L) : Value.of(true));
        wrong.add(type instanceof Type.Int ? Value.of("1") : Value.of(1L));
        if (type instanceof Type.Ip) {
            List.of("10.1.2.3/32", "010.1.2.3", "256.1.1.1", "fe80::1%eth0", "localhost", "")
                    .forEach(text -> wrong.add(Value.of(text)));
        } else if (type instanceof Type.Length) {
            List.of("soon", "-1s", "1.5s", "1s ", "PT1S", "").forEach(text -> wrong.add(Value.of(text)));
        } else if (!(type instanceof Type.Text)) {
            wrong.add(Value.of("no-such-value"));
        }
        return wrong;
    }
}
