package dev.breakglass.compiler.reference;

import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.runtime.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Evaluates conditions by walking them. */
final class Conditions {

    private final Request request;
    private final Values values;
    private final Set<String> tolerated;
    private final Listener listener;

    Conditions(Request request, Values values, Set<String> tolerated, Listener listener) {
        this.request = request;
        this.values = values;
        this.tolerated = tolerated;
        this.listener = listener;
    }

    Ternary truth(Expr expr) {
        return told(expr, truth(expr, true));
    }

    private Ternary truth(Expr expr, boolean positive) {
        if (expr instanceof Expr.And and) {
            Ternary truth = Ternary.TRUE;
            for (Expr part : and.all()) {
                truth = truth.and(truth(part, positive));
            }
            return truth;
        } else if (expr instanceof Expr.Or or) {
            Ternary truth = Ternary.FALSE;
            for (Expr part : or.any()) {
                truth = truth.or(truth(part, positive));
            }
            return truth;
        } else if (expr instanceof Expr.Not not) {
            return truth(not.negated(), !positive).not();
        }
        return told(expr, leaf(expr, positive));
    }

    private Ternary told(Expr expr, Ternary truth) {
        listener.condition(expr, truth.isUnknown() ? Optional.empty() : Optional.of(truth == Ternary.TRUE));
        return truth;
    }

    private Ternary leaf(Expr expr, boolean positive) {
        if (expr instanceof Expr.Holds holds) {
            return Ternary.of(holds(holds.role(), request.requester().groups()));
        } else if (expr instanceof Expr.ZoneIn in) {
            return Ternary.of(in.anyOf().contains(request.zone()));
        } else if (expr instanceof Expr.ZoneWithin within) {
            return Ternary.of(
                    request.zone().equals(within.zone()) || request.zone().startsWith(within.zone() + "."));
        } else if (expr instanceof Expr.ActionIn in) {
            return Ternary.of(in.anyOf().contains(request.action()));
        } else if (expr instanceof Expr.KindIn in) {
            return Ternary.of(in.anyOf().contains(request.resource().kind()));
        } else if (expr instanceof Expr.TimeIn time) {
            return Ternary.of(Comparisons.during(time, request.now()));
        } else if (expr instanceof Expr.WeekdayIn weekday) {
            return Ternary.of(Comparisons.on(weekday, request.now()));
        }
        return comparison(expr, positive);
    }

    static boolean holds(Role role, Set<String> groups) {
        for (String group : role.groups()) {
            if (groups.contains(group)) {
                return true;
            }
        }
        return false;
    }

    static boolean holdsOne(List<Role> roles, Set<String> groups) {
        for (Role role : roles) {
            if (holds(role, groups)) {
                return true;
            }
        }
        return false;
    }

    private Ternary comparison(Expr expr, boolean positive) {
        List<Input> inputs = Comparisons.inputs(expr);
        List<Object> known = new ArrayList<>(inputs.size());
        for (Input input : inputs) {
            values.of(input).value().ifPresent(known::add);
        }
        if (known.size() < inputs.size()) {
            return unknown(inputs, positive);
        }
        listener.compared(expr, known);
        return Ternary.of(values.comparisons().holds(expr, known));
    }

    /** What a comparison is while one of its inputs is unknown: favourable if all that is unknown is tolerated. */
    private Ternary unknown(List<Input> inputs, boolean positive) {
        Ternary favourable = Ternary.of(positive);
        Ternary why = favourable;
        for (Input input : inputs) {
            Values.Known known = values.of(input);
            boolean tolerable = input.origin() == Input.Origin.SIGNAL && tolerated.contains(input.name());
            if (known.value().isEmpty() && !tolerable) {
                why = why.isUnknown() ? why.worst(known.why()) : known.why();
            }
        }
        return why;
    }

    /** Every input that a condition reads, in the order in which they stand. */
    static List<Input> inputs(Expr expr) {
        List<Input> inputs = new ArrayList<>();
        collect(expr, inputs);
        return inputs;
    }

    private static void collect(Expr expr, List<Input> into) {
        if (expr instanceof Expr.And and) {
            and.all().forEach(e -> collect(e, into));
        } else if (expr instanceof Expr.Or or) {
            or.any().forEach(e -> collect(e, into));
        } else if (expr instanceof Expr.Not not) {
            collect(not.negated(), into);
        } else {
            into.addAll(Comparisons.inputs(expr));
        }
    }
}
