package dev.breakglass.compiler.lower;

import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Expr.Operand;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Literal;
import dev.breakglass.dsl.model.Network;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.dsl.model.Zone;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns conditions into numbers, for a path that tolerates some signals or for anything that tolerates none. */
final class Tests {

    private final Words words;
    private final List<Zone> zones;
    private final Set<String> tolerated;
    private final Optional<Duration> ttl;
    private final Set<Integer> reads = new LinkedHashSet<>();

    /** @param ttl what a request that does not ask for one gets, where that can be said */
    Tests(Words words, List<Zone> zones, Set<String> tolerated, Optional<Duration> ttl) {
        this.words = words;
        this.zones = zones;
        this.tolerated = tolerated;
        this.ttl = ttl;
    }

    /** Every input that the conditions so far read, in the order in which they stand. */
    List<Integer> reads() {
        return List.copyOf(reads);
    }

    /** @param positive whether it stands under an even number of {@code not}s */
    Test of(Expr expr, boolean positive) {
        if (expr instanceof Expr.And and) {
            return new Test.All(all(and.all(), positive));
        } else if (expr instanceof Expr.Or or) {
            return new Test.Any(all(or.any(), positive));
        } else if (expr instanceof Expr.Not not) {
            return new Test.Not(of(not.negated(), !positive));
        } else if (expr instanceof Expr.Holds holds) {
            return new Test.Holds(words.roles(List.of(holds.role())).get(0));
        } else if (expr instanceof Expr.ZoneIn in) {
            return new Test.Is(
                    Test.What.ZONE, in.anyOf().stream().map(words::zone).toList());
        } else if (expr instanceof Expr.ZoneWithin within) {
            List<Integer> below = zones.stream()
                    .filter(zone -> zone.isWithin(within.zone()))
                    .map(zone -> words.zone(zone.name()))
                    .toList();
            return new Test.Is(Test.What.ZONE, below);
        } else if (expr instanceof Expr.ActionIn in) {
            return new Test.Is(Test.What.ACTION, words.actions(in.anyOf()));
        } else if (expr instanceof Expr.KindIn in) {
            return new Test.Is(
                    Test.What.KIND, in.anyOf().stream().map(words::kind).toList());
        } else if (expr instanceof Expr.TimeIn time) {
            return new Test.During(
                    time.from().toSecondOfDay(),
                    time.to().toSecondOfDay(),
                    time.zone().getId());
        } else if (expr instanceof Expr.WeekdayIn weekday) {
            int days = 0;
            for (DayOfWeek day : weekday.anyOf()) {
                days |= 1 << day.getValue();
            }
            return new Test.On(days, weekday.zone().getId());
        }
        return comparison(expr, positive);
    }

    private List<Test> all(List<Expr> exprs, boolean positive) {
        return exprs.stream().map(expr -> of(expr, positive)).toList();
    }

    private Test comparison(Expr expr, boolean positive) {
        if (expr instanceof Expr.IsTrue is) {
            return test(new Test.Check.Flag(), positive, is.input());
        } else if (expr instanceof Expr.In in) {
            return test(in(in), positive, in.input());
        } else if (expr instanceof Expr.Matches matches) {
            return test(new Test.Check.Matches(matches.pattern()), positive, matches.input());
        } else if (expr instanceof Expr.StartsWith starts) {
            return test(new Test.Check.StartsWith(starts.prefix()), positive, starts.input());
        } else if (expr instanceof Expr.EndsWith ends) {
            return test(new Test.Check.EndsWith(ends.suffix()), positive, ends.input());
        }
        return expr instanceof Expr.InNetworks in
                ? test(
                        new Test.Check.InRanges(
                                in.anyOf().stream().map(Tests::range).toList(), false),
                        positive,
                        in.input())
                : expr instanceof Expr.Contains contains
                        ? test(has(contains), positive, contains.set())
                        : compare((Expr.Compare) expr, positive);
    }

    private static Test.Range range(Network network) {
        return new Test.Range(network.high(), network.low(), network.prefix());
    }

    private static Test.Check has(Expr.Contains contains) {
        if (contains.value() instanceof Literal.Text text) {
            return new Test.Check.HasText(text.value());
        } else if (contains.value() instanceof Literal.Address address) {
            return new Test.Check.HasAddress(range(address.address()));
        }
        Type element = ((Type.SetOf) contains.set().type()).element();
        return new Test.Check.HasNumber(number(contains.value(), element));
    }

    private static Test.Check in(Expr.In in) {
        if (in.input().type() instanceof Type.Text) {
            return new Test.Check.TextIn(
                    in.anyOf().stream().map(l -> ((Literal.Text) l).value()).toList(), false);
        }
        return new Test.Check.NumberIn(
                in.anyOf().stream().map(l -> number(l, in.input().type())).toList());
    }

    private Test compare(Expr.Compare c, boolean positive) {
        Input left = ((Operand.Of) c.left()).input();
        boolean text = left.type() instanceof Type.Text;
        boolean negated = c.operator() == Expr.Operator.NE;
        if (c.right() instanceof Operand.Of right) {
            Test.Check check = left.type() instanceof Type.Ip
                    ? new Test.Check.Addresses(negated)
                    : text
                            ? new Test.Check.Texts(negated)
                            : new Test.Check.Numbers(c.operator().sign());
            return test(check, positive, left, right.input());
        }
        Literal literal = ((Operand.Constant) c.right()).literal();
        if (literal instanceof Literal.Address address) {
            return test(new Test.Check.InRanges(List.of(range(address.address())), negated), positive, left);
        }
        return literal instanceof Literal.Text constant
                ? test(new Test.Check.TextIn(List.of(constant.value()), negated), positive, left)
                : test(new Test.Check.Constant(c.operator().sign(), number(literal, left.type())), positive, left);
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

    private Test test(Test.Check check, boolean positive, Input... inputs) {
        List<Test.Input> numbers = new ArrayList<>();
        boolean tolerates = false;
        for (Input input : inputs) {
            boolean tolerable = input.origin() == Input.Origin.SIGNAL && tolerated.contains(input.name());
            int number = words.input(input, ttl);
            reads.add(number);
            numbers.add(new Test.Input(number, tolerable));
            tolerates |= tolerable;
        }
        Test.Tolerance tolerance =
                !tolerates ? Test.Tolerance.NONE : positive ? Test.Tolerance.TRUE : Test.Tolerance.FALSE;
        return new Test.Compare(check, List.copyOf(numbers), tolerance);
    }
}
