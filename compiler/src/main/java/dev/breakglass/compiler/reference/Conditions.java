package dev.breakglass.compiler.reference;

import com.google.re2j.Pattern;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Expr.Operand;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Literal;
import dev.breakglass.dsl.model.Network;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.runtime.request.Request;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Evaluates conditions by walking them. */
final class Conditions {

    private static final int ADDRESS_BITS = 128;
    private static final long NANOS_OF_DAY = Duration.ofDays(1).toNanos();

    private final Request request;
    private final Values values;
    private final Set<String> tolerated;

    Conditions(Request request, Values values, Set<String> tolerated) {
        this.request = request;
        this.values = values;
        this.tolerated = tolerated;
    }

    Ternary truth(Expr expr) {
        return truth(expr, true);
    }

    private Ternary truth(Expr expr, boolean positive) {
        if (expr instanceof Expr.And and) {
            return and.all().stream().map(e -> truth(e, positive)).reduce(Ternary.TRUE, Ternary::and);
        } else if (expr instanceof Expr.Or or) {
            return or.any().stream().map(e -> truth(e, positive)).reduce(Ternary.FALSE, Ternary::or);
        } else if (expr instanceof Expr.Not not) {
            return truth(not.negated(), !positive).not();
        } else if (expr instanceof Expr.Holds holds) {
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
            return Ternary.of(during(time, request.now()));
        } else if (expr instanceof Expr.WeekdayIn weekday) {
            return Ternary.of(weekday.anyOf()
                    .contains(ZonedDateTime.ofInstant(request.now(), weekday.zone())
                            .getDayOfWeek()));
        }
        return comparison(expr, positive);
    }

    /** Walks the clock from the window's beginning: what comes first, this moment or the end? */
    private static boolean during(Expr.TimeIn time, Instant now) {
        LocalTime clock = ZonedDateTime.ofInstant(now, time.zone()).toLocalTime();
        long sinceBeginning = Math.floorMod(clock.toNanoOfDay() - time.from().toNanoOfDay(), NANOS_OF_DAY);
        long length = Math.floorMod(time.to().toNanoOfDay() - time.from().toNanoOfDay(), NANOS_OF_DAY);
        return sinceBeginning < length;
    }

    static boolean holds(Role role, Set<String> groups) {
        return role.groups().stream().anyMatch(groups::contains);
    }

    private Ternary comparison(Expr expr, boolean positive) {
        if (expr instanceof Expr.IsTrue is) {
            return with(is.input(), positive, value -> (boolean) value);
        } else if (expr instanceof Expr.In in) {
            return with(
                    in.input(),
                    positive,
                    value -> in.anyOf().stream().anyMatch(l -> literal(l).equals(value)));
        } else if (expr instanceof Expr.Matches m) {
            return with(
                    m.input(), positive, value -> Pattern.compile(m.pattern()).matches((String) value));
        } else if (expr instanceof Expr.StartsWith s) {
            return with(s.input(), positive, value -> ((String) value).startsWith(s.prefix()));
        } else if (expr instanceof Expr.EndsWith e) {
            return with(e.input(), positive, value -> ((String) value).endsWith(e.suffix()));
        } else if (expr instanceof Expr.InNetworks in) {
            return with(in.input(), positive, value -> in.anyOf().stream().anyMatch(n -> lies((Network) value, n)));
        } else if (expr instanceof Expr.Contains has) {
            return with(has.set(), positive, value -> ((Set<?>) value).contains(literal(has.value())));
        }
        Expr.Compare c = (Expr.Compare) expr;
        Input left = ((Operand.Of) c.left()).input();
        if (c.right() instanceof Operand.Constant constant) {
            return with(left, positive, value -> compare(value, c.operator(), literal(constant.literal())));
        }
        Input right = ((Operand.Of) c.right()).input();
        Optional<Object> a = values.of(left).value();
        Optional<Object> b = values.of(right).value();
        return a.isPresent() && b.isPresent()
                ? Ternary.of(compare(a.get(), c.operator(), b.get()))
                : unknown(List.of(left, right), positive);
    }

    /** Whether an address is in a network: the network of the same width around it is the same one. */
    private static boolean lies(Network address, Network network) {
        BigInteger distance = bits(address).xor(bits(network));
        return distance.bitLength() <= ADDRESS_BITS - network.prefix();
    }

    private static BigInteger bits(Network network) {
        return new BigInteger(String.format("%016x%016x", network.high(), network.low()), 16);
    }

    private Ternary with(Input input, boolean positive, Predicate<Object> test) {
        Values.Known known = values.of(input);
        return known.value().isPresent()
                ? Ternary.of(test.test(known.value().get()))
                : unknown(List.of(input), positive);
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

    private static Object literal(Literal literal) {
        if (literal instanceof Literal.Bool bool) {
            return bool.value();
        } else if (literal instanceof Literal.Int number) {
            return number.value();
        } else if (literal instanceof Literal.Length length) {
            return length.value();
        } else if (literal instanceof Literal.Choice choice) {
            return choice.value();
        }
        return literal instanceof Literal.Address address ? address.address() : ((Literal.Text) literal).value();
    }

    private static boolean compare(Object left, Expr.Operator operator, Object right) {
        return switch (operator) {
            case EQ -> left.equals(right);
            case NE -> !left.equals(right);
            case LT -> order(left, right) < 0;
            case LE -> order(left, right) <= 0;
            case GT -> order(left, right) > 0;
            case GE -> order(left, right) >= 0;
        };
    }

    private static int order(Object left, Object right) {
        return left instanceof Duration length
                ? length.compareTo((Duration) right)
                : ((Long) left).compareTo((Long) right);
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
        } else if (expr instanceof Expr.IsTrue is) {
            into.add(is.input());
        } else if (expr instanceof Expr.In in) {
            into.add(in.input());
        } else if (expr instanceof Expr.Matches m) {
            into.add(m.input());
        } else if (expr instanceof Expr.StartsWith s) {
            into.add(s.input());
        } else if (expr instanceof Expr.EndsWith e) {
            into.add(e.input());
        } else if (expr instanceof Expr.InNetworks in) {
            into.add(in.input());
        } else if (expr instanceof Expr.Contains has) {
            into.add(has.set());
        } else if (expr instanceof Expr.Compare c) {
            into.add(((Operand.Of) c.left()).input());
            if (c.right() instanceof Operand.Of right) {
                into.add(right.input());
            }
        }
    }
}
