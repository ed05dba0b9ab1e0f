package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Input;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether a condition can still be true, or false, while some signals are unknown. Everything else may be as it has to
 * be, so that a condition which is said to be lost is lost.
 */
final class Possible {
    private final Predicate<String> unknown;

    /** @param unknown whether a signal of this name is unknown */
    Possible(Predicate<String> unknown) {
        this.unknown = unknown;
    }

    boolean canBe(Expr expr, boolean wanted) {
        if (expr instanceof Expr.Not not) {
            return canBe(not.negated(), !wanted);
        } else if (expr instanceof Expr.And and) {
            return wanted
                    ? and.all().stream().allMatch(each -> canBe(each, true))
                    : and.all().stream().anyMatch(each -> canBe(each, false));
        } else if (expr instanceof Expr.Or or) {
            return wanted
                    ? or.any().stream().anyMatch(each -> canBe(each, true))
                    : or.any().stream().allMatch(each -> canBe(each, false));
        }
        return signals(expr).noneMatch(unknown);
    }

    /** The names of all signals that a condition reads. */
    static Stream<String> signals(Expr expr) {
        if (expr instanceof Expr.Not not) {
            return signals(not.negated());
        } else if (expr instanceof Expr.And and) {
            return and.all().stream().flatMap(Possible::signals);
        } else if (expr instanceof Expr.Or or) {
            return or.any().stream().flatMap(Possible::signals);
        }
        return inputs(expr)
                .filter(input -> input.origin() == Input.Origin.SIGNAL)
                .map(Input::name);
    }

    private static Stream<Input> inputs(Expr term) {
        if (term instanceof Expr.IsTrue is) {
            return Stream.of(is.input());
        } else if (term instanceof Expr.Compare compare) {
            return Stream.of(compare.left(), compare.right())
                    .filter(Expr.Operand.Of.class::isInstance)
                    .map(operand -> ((Expr.Operand.Of) operand).input());
        } else if (term instanceof Expr.In in) {
            return Stream.of(in.input());
        } else if (term instanceof Expr.Matches matches) {
            return Stream.of(matches.input());
        } else if (term instanceof Expr.StartsWith starts) {
            return Stream.of(starts.input());
        } else if (term instanceof Expr.EndsWith ends) {
            return Stream.of(ends.input());
        } else if (term instanceof Expr.InNetworks in) {
            return Stream.of(in.input());
        } else if (term instanceof Expr.Contains contains) {
            return Stream.of(contains.set());
        }
        return Stream.empty();
    }
}
