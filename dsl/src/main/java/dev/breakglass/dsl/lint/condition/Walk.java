package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Condition;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Goes through the parts of a condition, each before its own parts. Conditions nest to a bounded depth. */
public final class Walk {

    private Walk() {}

    public static void each(Condition condition, Consumer<Condition> visit) {
        visit.accept(condition);
        if (condition instanceof Condition.And and) {
            and.all().forEach(part -> each(part, visit));
        } else if (condition instanceof Condition.Or or) {
            or.any().forEach(part -> each(part, visit));
        } else if (condition instanceof Condition.Not not) {
            each(not.negated(), visit);
        }
    }

    public static void each(Expr condition, Consumer<Expr> visit) {
        visit.accept(condition);
        if (condition instanceof Expr.And and) {
            and.all().forEach(part -> each(part, visit));
        } else if (condition instanceof Expr.Or or) {
            or.any().forEach(part -> each(part, visit));
        } else if (condition instanceof Expr.Not not) {
            each(not.negated(), visit);
        }
    }

    /** Every input that is read, with the place of the term that reads it. */
    public static void inputs(Expr condition, BiConsumer<Input, Place> visit) {
        each(condition, term -> read(term).forEach(input -> visit.accept(input, term.place())));
    }

    private static List<Input> read(Expr term) {
        if (term instanceof Expr.IsTrue is) {
            return List.of(is.input());
        } else if (term instanceof Expr.Compare compare) {
            return Stream.of(compare.left(), compare.right())
                    .filter(Expr.Operand.Of.class::isInstance)
                    .map(operand -> ((Expr.Operand.Of) operand).input())
                    .toList();
        } else if (term instanceof Expr.In in) {
            return List.of(in.input());
        } else if (term instanceof Expr.Matches matches) {
            return List.of(matches.input());
        } else if (term instanceof Expr.StartsWith starts) {
            return List.of(starts.input());
        } else if (term instanceof Expr.EndsWith ends) {
            return List.of(ends.input());
        } else if (term instanceof Expr.InNetworks in) {
            return List.of(in.input());
        } else if (term instanceof Expr.Contains contains) {
            return List.of(contains.set());
        }
        return List.of();
    }

    /** The terms that all have to be true for the condition to be true. */
    public static List<Expr> demanded(Expr condition) {
        return condition instanceof Expr.And and ? and.all() : List.of(condition);
    }
}
