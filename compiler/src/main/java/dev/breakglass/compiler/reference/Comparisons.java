package dev.breakglass.compiler.reference;

import com.google.re2j.Pattern;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Expr.Operand;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Literal;
import dev.breakglass.dsl.model.Network;
import dev.breakglass.runtime.policy.Branches;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a comparison says of values that are known: a {@link Boolean}, a {@link Long}, a {@link String}, a
 * {@link Duration}, a {@link Network} of one address, or a {@link Set} of these, as the type of its input asks.
 * Thread-safe.
 */
public final class Comparisons {

    private static final int ADDRESS_BITS = 128;
    private static final long NANOS_OF_DAY = Duration.ofDays(1).toNanos();

    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    /** The inputs that a comparison reads: one, or two when it compares one with the other, or none. */
    public static List<Input> inputs(Expr comparison) {
        if (comparison instanceof Expr.IsTrue is) {
            return List.of(is.input());
        } else if (comparison instanceof Expr.In in) {
            return List.of(in.input());
        } else if (comparison instanceof Expr.Matches matches) {
            return List.of(matches.input());
        } else if (comparison instanceof Expr.StartsWith starts) {
            return List.of(starts.input());
        } else if (comparison instanceof Expr.EndsWith ends) {
            return List.of(ends.input());
        } else if (comparison instanceof Expr.InNetworks in) {
            return List.of(in.input());
        } else if (comparison instanceof Expr.Contains has) {
            return List.of(has.set());
        } else if (comparison instanceof Expr.Compare compare) {
            Input left = ((Operand.Of) compare.left()).input();
            return compare.right() instanceof Operand.Of right ? List.of(left, right.input()) : List.of(left);
        }
        return List.of();
    }

    /** @param values of {@link #inputs}, in their order */
    public boolean holds(Expr comparison, List<Object> values) {
        Object value = values.get(0);
        if (comparison instanceof Expr.IsTrue) {
            return (boolean) value;
        } else if (comparison instanceof Expr.In in) {
            return in.anyOf().stream().anyMatch(l -> literal(l).equals(value));
        } else if (comparison instanceof Expr.Matches matches) {
            return matches(matches.pattern(), (String) value);
        } else if (comparison instanceof Expr.StartsWith starts) {
            return ((String) value).startsWith(starts.prefix());
        } else if (comparison instanceof Expr.EndsWith ends) {
            return ((String) value).endsWith(ends.suffix());
        } else if (comparison instanceof Expr.InNetworks in) {
            return in.anyOf().stream().anyMatch(network -> lies((Network) value, network));
        } else if (comparison instanceof Expr.Contains has) {
            return ((Set<?>) value).contains(literal(has.value()));
        }
        Expr.Compare compare = (Expr.Compare) comparison;
        return compare.right() instanceof Operand.Constant constant
                ? compare(value, compare.operator(), literal(constant.literal()))
                : compare(value, compare.operator(), values.get(1));
    }

    /** Whether the RE2 pattern matches the whole text. */
    public boolean matches(String pattern, String text) {
        return patterns.computeIfAbsent(pattern, Branches::compile).matches(text);
    }

    /** Walks the clock from the window's beginning: what comes first, this moment or the end? */
    public static boolean during(Expr.TimeIn time, Instant now) {
        LocalTime clock = ZonedDateTime.ofInstant(now, time.zone()).toLocalTime();
        long sinceBeginning = Math.floorMod(clock.toNanoOfDay() - time.from().toNanoOfDay(), NANOS_OF_DAY);
        long length = Math.floorMod(time.to().toNanoOfDay() - time.from().toNanoOfDay(), NANOS_OF_DAY);
        return sinceBeginning < length;
    }

    /** Whether this moment is on one of the days. */
    public static boolean on(Expr.WeekdayIn weekday, Instant now) {
        return weekday.anyOf()
                .contains(ZonedDateTime.ofInstant(now, weekday.zone()).getDayOfWeek());
    }

    /** The value that a constant stands for. */
    public static Object literal(Literal literal) {
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

    /** Whether an address is in a network: the network of the same width around it is the same one. */
    private static boolean lies(Network address, Network network) {
        BigInteger distance = bits(address).xor(bits(network));
        return distance.bitLength() <= ADDRESS_BITS - network.prefix();
    }

    private static BigInteger bits(Network network) {
        return new BigInteger(Long.toUnsignedString(network.high()))
                .shiftLeft(Long.SIZE)
                .or(new BigInteger(Long.toUnsignedString(network.low())));
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
}
