package dev.breakglass.compiler.lower;

import dev.breakglass.compiler.shape.Formula;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Expr.Operand;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Literal;
import dev.breakglass.dsl.model.Network;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.runtime.policy.Vocabulary.Mark;
import dev.breakglass.runtime.program.AddressRange;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns one condition into numbers, for a path that tolerates some signals or for anything that tolerates none, and notes what
 * it reads.
 */
final class Formulas {

    private final Section section;
    private final Set<String> tolerated;
    private final Optional<Duration> ttl;
    private final Set<Integer> reads = new LinkedHashSet<>();
    private final Set<Integer> marks = new LinkedHashSet<>();

    /** @param ttl what a request that does not ask for one gets, where that can be said */
    Formulas(Section section, Set<String> tolerated, Optional<Duration> ttl) {
        this.section = section;
        this.tolerated = tolerated;
        this.ttl = ttl;
    }

    /** The numbers of every input that the condition reads, in the order in which they stand. */
    Set<Integer> reads() {
        return reads;
    }

    /** The numbers of every mark that the condition looks at. */
    Set<Integer> marks() {
        return marks;
    }

    /** @param positive whether it stands under an even number of {@code not}s */
    Formula of(Expr expr, boolean positive) {
        if (expr instanceof Expr.And and) {
            return new Formula.All(all(and.all(), positive));
        } else if (expr instanceof Expr.Or or) {
            return new Formula.Any(all(or.any(), positive));
        } else if (expr instanceof Expr.Not not) {
            return new Formula.Not(of(not.negated(), !positive));
        } else if (expr instanceof Expr.Holds holds) {
            return new Formula.Holds(section.names().role(holds.role()));
        } else if (expr instanceof Expr.ZoneIn in) {
            return new Formula.Is(
                    Formula.What.ZONE, in.anyOf().stream().map(section::zone).toList());
        } else if (expr instanceof Expr.ZoneWithin within) {
            return new Formula.Is(Formula.What.ZONE, section.zonesWithin(within.zone()));
        } else if (expr instanceof Expr.ActionIn in) {
            return new Formula.Is(Formula.What.ACTION, section.names().actions(in.anyOf()));
        } else if (expr instanceof Expr.KindIn in) {
            return new Formula.Is(
                    Formula.What.KIND,
                    in.anyOf().stream().map(section.names()::kind).toList());
        } else if (expr instanceof Expr.TimeIn time) {
            return marked(new Mark.During(
                    time.from().toSecondOfDay(),
                    time.to().toSecondOfDay(),
                    time.zone().getId()));
        } else if (expr instanceof Expr.WeekdayIn weekday) {
            int days = 0;
            for (DayOfWeek day : weekday.anyOf()) {
                days |= 1 << day.getValue();
            }
            return marked(new Mark.On(days, weekday.zone().getId()));
        }
        return comparison(expr, positive);
    }

    private Formula marked(Mark mark) {
        return new Formula.Marked(mark(mark));
    }

    /** The place of a mark. */
    private int mark(Mark mark) {
        int number = section.mark(mark);
        marks.add(number);
        return section.markPlace(number);
    }

    private List<Formula> all(List<Expr> exprs, boolean positive) {
        return exprs.stream().map(expr -> of(expr, positive)).toList();
    }

    private Formula comparison(Expr expr, boolean positive) {
        if (expr instanceof Expr.IsTrue is) {
            return comparing(new Formula.Check.Flag(), positive, is.input());
        } else if (expr instanceof Expr.In in) {
            return comparing(in(in), positive, in.input());
        } else if (expr instanceof Expr.Matches matches) {
            int mark = mark(new Mark.Matches(section.input(matches.input(), ttl), matches.pattern()));
            return comparing(new Formula.Check.Matches(mark), positive, matches.input());
        } else if (expr instanceof Expr.StartsWith starts) {
            return comparing(new Formula.Check.StartsWith(starts.prefix()), positive, starts.input());
        } else if (expr instanceof Expr.EndsWith ends) {
            return comparing(new Formula.Check.EndsWith(ends.suffix()), positive, ends.input());
        }
        return expr instanceof Expr.InNetworks in
                ? comparing(
                        new Formula.Check.InRanges(
                                in.anyOf().stream().map(Formulas::range).toList(), false),
                        positive,
                        in.input())
                : expr instanceof Expr.Contains contains
                        ? comparing(has(contains), positive, contains.set())
                        : compare((Expr.Compare) expr, positive);
    }

    private static AddressRange range(Network network) {
        return new AddressRange(network.high(), network.low(), network.prefix());
    }

    private static Formula.Check has(Expr.Contains contains) {
        if (contains.value() instanceof Literal.Text text) {
            return new Formula.Check.HasText(text.value());
        } else if (contains.value() instanceof Literal.Address address) {
            return new Formula.Check.HasAddress(range(address.address()));
        }
        Type element = ((Type.SetOf) contains.set().type()).element();
        return new Formula.Check.HasNumber(number(contains.value(), element));
    }

    private static Formula.Check in(Expr.In in) {
        if (in.input().type() instanceof Type.Text) {
            return new Formula.Check.TextIn(
                    in.anyOf().stream().map(l -> ((Literal.Text) l).value()).toList(), false);
        }
        List<Long> numbers =
                in.anyOf().stream().map(l -> number(l, in.input().type())).toList();
        boolean few = in.input().type() instanceof Type.Choice choice
                && choice.values().size() <= Long.SIZE;
        return few
                ? new Formula.Check.ChoiceIn(
                        numbers.stream().mapToLong(number -> 1L << number).reduce(0, (left, right) -> left | right))
                : new Formula.Check.NumberIn(numbers);
    }

    private Formula compare(Expr.Compare c, boolean positive) {
        Input left = ((Operand.Of) c.left()).input();
        boolean text = left.type() instanceof Type.Text;
        boolean negated = c.operator() == Expr.Operator.NE;
        if (c.right() instanceof Operand.Of right) {
            Formula.Check check = left.type() instanceof Type.Ip
                    ? new Formula.Check.Addresses(negated)
                    : text
                            ? new Formula.Check.Texts(negated)
                            : new Formula.Check.Numbers(c.operator().sign());
            return comparing(check, positive, left, right.input());
        }
        Literal literal = ((Operand.Constant) c.right()).literal();
        if (literal instanceof Literal.Address address) {
            return comparing(new Formula.Check.InRanges(List.of(range(address.address())), negated), positive, left);
        }
        return literal instanceof Literal.Text constant
                ? comparing(new Formula.Check.TextIn(List.of(constant.value()), negated), positive, left)
                : comparing(
                        new Formula.Check.Constant(c.operator().sign(), number(literal, left.type())), positive, left);
    }

    private static long number(Literal literal, Type type) {
        if (literal instanceof Literal.Int number) {
            return number.value();
        } else if (literal instanceof Literal.Bool bool) {
            return bool.value() ? 1 : 0;
        } else if (literal instanceof Literal.Length length) {
            return length.value().toNanos();
        } else if (literal instanceof Literal.Choice choice && type instanceof Type.Choice values) {
            return values.values().indexOf(choice.value());
        }
        throw new IllegalStateException("no number: " + literal);
    }

    private Formula comparing(Formula.Check check, boolean positive, Input... inputs) {
        List<Formula.Input> numbers = new ArrayList<>();
        boolean tolerates = false;
        for (Input input : inputs) {
            boolean tolerable = input.origin() == Input.Origin.SIGNAL && tolerated.contains(input.name());
            int number = section.input(input, ttl);
            reads.add(number);
            numbers.add(new Formula.Input(section.inputPlace(number), tolerable));
            tolerates |= tolerable;
        }
        Formula.Tolerance tolerance =
                !tolerates ? Formula.Tolerance.NONE : positive ? Formula.Tolerance.TRUE : Formula.Tolerance.FALSE;
        return new Formula.Compare(check, List.copyOf(numbers), tolerance);
    }
}
