package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Literal;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** Tells what a term says of one subject, such that terms of one subject can be held against one another. */
final class Claims {
    private static final int MINUTES_OF_A_DAY = 24 * 60;

    private final Horizon horizon;

    Claims(CheckedSet set) {
        this.horizon = new Horizon(set);
    }

    /** None for what speaks of several subjects. */
    Optional<Claim> of(Expr term, Site site) {
        if (term instanceof Expr.And) {
            return Optional.empty();
        } else if (term instanceof Expr.Or or) {
            return anyOf(or, site);
        } else if (term instanceof Expr.Not not) {
            return of(not.negated(), site).map(Claim::not);
        } else if (term instanceof Expr.Compare compare) {
            return Optional.of(compare(compare, site));
        } else if (term instanceof Expr.In in) {
            return Optional.of(in(in, site));
        } else if (term instanceof Expr.ZoneIn in) {
            Values values = in.anyOf().stream().map(horizon::zone).reduce(Values.noNumber(), Values::or);
            return Optional.of(claim("zone", values, horizon.zones(site)));
        } else if (term instanceof Expr.ZoneWithin within) {
            return Optional.of(claim("zone", horizon.zonesWithin(within.zone()), horizon.zones(site)));
        } else if (term instanceof Expr.ActionIn in) {
            return Optional.of(claim("action", Values.names(in.anyOf()), horizon.actions(site)));
        } else if (term instanceof Expr.KindIn in) {
            return Optional.of(claim("resource.kind", Values.names(in.anyOf()), horizon.kinds(site)));
        } else if (term instanceof Expr.TimeIn in) {
            return Optional.of(plain("time " + in.zone(), window(in), Values.range(0, MINUTES_OF_A_DAY - 1)));
        } else if (term instanceof Expr.WeekdayIn in) {
            long[] days = in.anyOf().stream().mapToLong(day -> day.getValue()).toArray();
            Claim claim = plain("weekday " + in.zone(), Values.points(days), Values.range(1, 7));
            return Optional.of(new Claim(
                    claim.subject(),
                    claim.values(),
                    claim.possible(),
                    Optional.of(Reason.ofLanguage("there are no other days"))));
        }
        // All that is left is true or false of an input by itself.
        return Optional.of(plain(Shape.of(term), Truth.TRUE, Truth.EITHER));
    }

    /** What stands on both sides of an {@code or} speaks of the one subject still. */
    private Optional<Claim> anyOf(Expr.Or or, Site site) {
        Optional<Claim> whole = Optional.empty();
        for (Expr part : or.any()) {
            Optional<Claim> claim = of(part, site);
            if (claim.isEmpty()
                    || whole.isPresent()
                            && !whole.get().subject().equals(claim.get().subject())) {
                return Optional.empty();
            }
            whole = whole.isEmpty() ? claim : Optional.of(whole.get().or(claim.get()));
        }
        return whole;
    }

    private static Claim claim(String subject, Values values, Horizon.Bounds bounds) {
        return new Claim(subject, values, bounds.possible(), bounds.limits());
    }

    private static Claim plain(String subject, Values values, Values possible) {
        return new Claim(subject, values, possible, Optional.empty());
    }

    private static Values window(Expr.TimeIn in) {
        long from = minute(in.from());
        long to = minute(in.to());
        return from < to
                ? Values.range(from, to - 1)
                : Values.range(from, MINUTES_OF_A_DAY - 1).or(Values.range(0, to - 1));
    }

    private static long minute(LocalTime time) {
        return time.getHour() * 60L + time.getMinute();
    }

    private Claim in(Expr.In in, Site site) {
        Horizon.Bounds bounds = horizon.of(in.input(), site);
        List<Literal> literals = in.anyOf();
        Values values = isNumber(literals.get(0))
                ? Values.points(literals.stream().mapToLong(Claims::number).toArray())
                : Values.names(literals.stream().map(Shape::of).toList());
        return claim(in.input().text(), values, bounds);
    }

    private Claim compare(Expr.Compare compare, Site site) {
        if (compare.left() instanceof Expr.Operand.Of left && compare.right() instanceof Expr.Operand.Of right) {
            return relation(left.input(), compare.operator(), right.input());
        } else if (compare.left() instanceof Expr.Operand.Of left
                && compare.right() instanceof Expr.Operand.Constant right) {
            return compare(left.input(), compare.operator(), right.literal(), site);
        } else if (compare.left() instanceof Expr.Operand.Constant left
                && compare.right() instanceof Expr.Operand.Of right) {
            return compare(right.input(), Shape.mirrored(compare.operator()), left.literal(), site);
        }
        throw new IllegalArgumentException("a comparison that reads nothing: " + Shape.of(compare));
    }

    private Claim compare(Input input, Expr.Operator operator, Literal literal, Site site) {
        Values values;
        if (isNumber(literal)) {
            long number = number(literal);
            values = switch (operator) {
                case EQ -> Values.points(number);
                case NE -> Values.points(number).not();
                case LE -> Values.range(Long.MIN_VALUE, number);
                case GT -> Values.range(Long.MIN_VALUE, number).not();
                case GE -> Values.range(number, Long.MAX_VALUE);
                case LT -> Values.range(number, Long.MAX_VALUE).not();
            };
        } else {
            Values same = Values.name(Shape.of(literal));
            values = operator == Expr.Operator.EQ ? same : same.not();
        }
        return claim(input.text(), values, horizon.of(input, site));
    }

    /** How two inputs stand to one another: below, equal or above. */
    private static Claim relation(Input left, Expr.Operator operator, Input right) {
        int order = left.text().compareTo(right.text());
        Expr.Operator sign = order > 0 ? Shape.mirrored(operator) : operator;
        Values values = Values.names(
                switch (sign) {
                    case EQ -> List.of("=");
                    case NE -> List.of("<", ">");
                    case LT -> List.of("<");
                    case LE -> List.of("<", "=");
                    case GT -> List.of(">");
                    case GE -> List.of(">", "=");
                });
        if (order == 0) {
            Optional<Reason> same = Optional.of(Reason.ofLanguage("both sides are the same"));
            return new Claim(left.text() + " ? itself", values, Values.name("="), same);
        }
        String subject = order > 0 ? right.text() + " ? " + left.text() : left.text() + " ? " + right.text();
        return plain(subject, values, Values.names(List.of("<", "=", ">")));
    }

    private static boolean isNumber(Literal literal) {
        return literal instanceof Literal.Int || literal instanceof Literal.Length;
    }

    private static long number(Literal literal) {
        if (literal instanceof Literal.Int number) {
            return number.value();
        } else if (literal instanceof Literal.Length length) {
            return Horizon.point(length.value());
        }
        throw new IllegalArgumentException("not a number: " + literal);
    }
}
