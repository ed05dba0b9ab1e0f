package dev.breakglass.dsl.lint.fix;

import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Expr.Operand;
import dev.breakglass.dsl.model.Expr.Operator;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Literal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one form of conditions that have the same outcome for every request, be it true, false or unknown: no
 * {@code not} but at the comparisons, nothing twice, in one order. Not for all that are equal; every step taken here
 * keeps unknown unknown, and keeps each input under as many {@code not}s, even or odd.
 */
final class Condition {
    private static final Comparator<Object> ANY_ORDER = Comparator.comparing(Object::toString);
    private static final Pattern ONE_TEXT =
            Pattern.compile("(?:[\\p{L}\\p{N} _:/@,\"-]|\\\\[.\\-+*?()|{}\\[\\]^$/\\\\])*");

    private Condition() {}

    /** All of these must hold. */
    static Object all(List<Expr> conditions) {
        List<Object> parts = new ArrayList<>();
        conditions.forEach(condition -> gather(condition, true, false, parts));
        return joined("and", parts);
    }

    private static Object of(Expr expr, boolean negated) {
        if (expr instanceof Expr.And || expr instanceof Expr.Or) {
            boolean and = expr instanceof Expr.And != negated;
            List<Object> parts = new ArrayList<>();
            gather(expr, and, negated, parts);
            return joined(and ? "and" : "or", parts);
        } else if (expr instanceof Expr.Not not) {
            return of(not.negated(), !negated);
        } else if (expr instanceof Expr.IsTrue is) {
            return is(is.input(), !negated);
        } else if (expr instanceof Expr.Compare compare) {
            return compare(compare, negated);
        } else if (expr instanceof Expr.In in && in.anyOf().size() == 1) {
            return compare(in.input(), Operator.EQ, in.anyOf().get(0), negated);
        } else if (expr instanceof Expr.Matches matches
                && ONE_TEXT.matcher(matches.pattern()).matches()) {
            Literal text = new Literal.Text(matches.pattern().replaceAll("\\\\(.)", "$1"));
            return compare(matches.input(), Operator.EQ, text, negated);
        }
        return List.of(!negated, Plain.of(expr));
    }

    /** The parts of a conjunction, or of a disjunction, with those of its own kind within it. */
    private static void gather(Expr expr, boolean and, boolean negated, List<Object> parts) {
        if (expr instanceof Expr.Not not) {
            gather(not.negated(), and, !negated, parts);
        } else if (expr instanceof Expr.And all && and != negated) {
            all.all().forEach(part -> gather(part, and, negated, parts));
        } else if (expr instanceof Expr.Or any && and == negated) {
            any.any().forEach(part -> gather(part, and, negated, parts));
        } else {
            parts.add(of(expr, negated));
        }
    }

    private static Object joined(String word, List<Object> parts) {
        List<Object> distinct = parts.stream().distinct().sorted(ANY_ORDER).toList();
        return distinct.size() == 1 ? distinct.get(0) : List.of(word, distinct);
    }

    private static Object compare(Expr.Compare compare, boolean negated) {
        if (compare.left() instanceof Operand.Of left && compare.right() instanceof Operand.Constant right) {
            return compare(left.input(), compare.operator(), right.literal(), negated);
        } else if (compare.left() instanceof Operand.Constant left && compare.right() instanceof Operand.Of right) {
            return compare(right.input(), mirrored(compare.operator()), left.literal(), negated);
        }
        Operator operator = negated ? inverted(compare.operator()) : compare.operator();
        return List.of(operator, Plain.of(compare.left()), Plain.of(compare.right()));
    }

    private static Object compare(Input input, Operator operator, Literal literal, boolean negated) {
        Operator effective = negated ? inverted(operator) : operator;
        Optional<Boolean> truth = literal instanceof Literal.Bool bool ? Optional.of(bool.value()) : Optional.empty();
        return truth.map(value -> is(input, value == (effective == Operator.EQ)))
                .orElseGet(() -> List.of(effective, Plain.of(input), Plain.of(literal)));
    }

    private static Object is(Input input, boolean wanted) {
        return List.of("is", wanted, Plain.of(input));
    }

    private static Operator inverted(Operator operator) {
        return switch (operator) {
            case EQ -> Operator.NE;
            case NE -> Operator.EQ;
            case LT -> Operator.GE;
            case LE -> Operator.GT;
            case GT -> Operator.LE;
            case GE -> Operator.LT;
        };
    }

    private static Operator mirrored(Operator operator) {
        return switch (operator) {
            case EQ, NE -> operator;
            case LT -> Operator.GT;
            case LE -> Operator.GE;
            case GT -> Operator.LT;
            case GE -> Operator.LE;
        };
    }
}
