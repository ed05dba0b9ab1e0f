package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Literal;
import dev.breakglass.dsl.model.Network;
import java.util.List;
import java.util.stream.Collectors;

/** A text for each condition that is the same for two of them that say the same, wherever and however they are written. */
final class Shape {

    private Shape() {}

    static String of(Expr term) {
        if (term instanceof Expr.And and) {
            return all(" and ", and.all());
        } else if (term instanceof Expr.Or or) {
            return all(" or ", or.any());
        } else if (term instanceof Expr.Not not) {
            return "not " + of(not.negated());
        } else if (term instanceof Expr.IsTrue is) {
            return is.input().text();
        } else if (term instanceof Expr.Compare compare) {
            return compare(compare);
        } else if (term instanceof Expr.In in) {
            return in.input().text() + " in "
                    + in.anyOf().stream().map(Shape::of).sorted().toList();
        } else if (term instanceof Expr.Matches matches) {
            return matches.input().text() + " matches /" + matches.pattern() + "/";
        } else if (term instanceof Expr.StartsWith starts) {
            return starts.input().text() + " starts with \"" + starts.prefix() + "\"";
        } else if (term instanceof Expr.EndsWith ends) {
            return ends.input().text() + " ends with \"" + ends.suffix() + "\"";
        } else if (term instanceof Expr.Holds holds) {
            return "requester has " + holds.role().name();
        } else if (term instanceof Expr.ZoneIn in) {
            return "zone in " + in.anyOf();
        } else if (term instanceof Expr.ZoneWithin within) {
            return "zone within " + within.zone();
        } else if (term instanceof Expr.ActionIn in) {
            return "action in " + in.anyOf();
        } else if (term instanceof Expr.KindIn in) {
            return "resource.kind in " + in.anyOf();
        } else if (term instanceof Expr.InNetworks in) {
            return in.input().text() + " in "
                    + in.anyOf().stream().map(Shape::of).toList();
        } else if (term instanceof Expr.Contains contains) {
            return contains.set().text() + " has " + of(contains.value());
        } else if (term instanceof Expr.TimeIn in) {
            return "time in " + in.from() + ".." + in.to() + " " + in.zone();
        } else if (term instanceof Expr.WeekdayIn in) {
            return "weekday in " + in.anyOf() + " " + in.zone();
        }
        throw new IllegalStateException("a condition that the linter does not know: " + term);
    }

    private static String all(String joiner, List<Expr> parts) {
        return parts.stream().map(Shape::of).sorted().collect(Collectors.joining(joiner, "(", ")"));
    }

    /** With the constant, or the later of two names, on the right. */
    private static String compare(Expr.Compare compare) {
        String left = of(compare.left());
        String right = of(compare.right());
        boolean swapped = compare.left() instanceof Expr.Operand.Constant
                || compare.right() instanceof Expr.Operand.Of && left.compareTo(right) > 0;
        return swapped
                ? right + " " + mirrored(compare.operator()).sign() + " " + left
                : left + " " + compare.operator().sign() + " " + right;
    }

    private static String of(Expr.Operand operand) {
        if (operand instanceof Expr.Operand.Of of) {
            return of.input().text();
        } else if (operand instanceof Expr.Operand.Constant constant) {
            return of(constant.literal());
        }
        throw new IllegalStateException("an operand that the linter does not know: " + operand);
    }

    static String of(Literal literal) {
        if (literal instanceof Literal.Bool bool) {
            return Boolean.toString(bool.value());
        } else if (literal instanceof Literal.Int number) {
            return Long.toString(number.value());
        } else if (literal instanceof Literal.Text text) {
            return "\"" + text.value() + "\"";
        } else if (literal instanceof Literal.Length length) {
            return length.value().toString();
        } else if (literal instanceof Literal.Address address) {
            return of(address.address());
        } else if (literal instanceof Literal.Choice choice) {
            return choice.value();
        }
        throw new IllegalStateException("a constant that the linter does not know: " + literal);
    }

    private static String of(Network network) {
        return network.high() + ":" + network.low() + "/" + network.prefix();
    }

    /** The operator with its sides exchanged. */
    static Expr.Operator mirrored(Expr.Operator operator) {
        return switch (operator) {
            case EQ, NE -> operator;
            case LT -> Expr.Operator.GT;
            case LE -> Expr.Operator.GE;
            case GT -> Expr.Operator.LT;
            case GE -> Expr.Operator.LE;
        };
    }
}
