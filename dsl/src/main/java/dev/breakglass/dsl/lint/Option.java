package dev.breakglass.dsl.lint;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Code;
import java.time.Duration;

/**
 * A number that a rule goes by and that a configuration may change, such as {@code long-ttl: { max: 2h }}.
 *
 * @param name as the configuration writes it
 * @param standard what holds otherwise: a {@link Duration} or an {@link Integer}
 * @param least the smallest value that a configuration may give
 * @param most the largest value that a configuration may give
 */
public record Option<T>(Code code, String name, T standard, T least, T most) {

    public Option {
        if (!isBetween(standard, least, most)) {
            throw new IllegalArgumentException(name + ": " + standard + " is not from " + least + " to " + most);
        }
    }

    /** Of a length of time or a count, as long or large as the language knows. */
    @SuppressWarnings("unchecked") // the bounds are of the standard's type
    public Option(Code code, String name, T standard) {
        this(code, name, standard, (T) least(standard), (T) most(standard));
    }

    private static Object least(Object standard) {
        return standard instanceof Duration ? Duration.ofSeconds(1) : (Object) 1;
    }

    private static Object most(Object standard) {
        return standard instanceof Duration
                ? Duration.ofSeconds(Limits.standard().secondsMax())
                : (Object) Limits.standard().countMax();
    }

    /** Whether a value has the type of the standard and lies within the bounds, both included. */
    public boolean accepts(Object value) {
        return isBetween(value, least, most);
    }

    private static boolean isBetween(Object value, Object least, Object most) {
        if (value instanceof Duration length && least instanceof Duration from && most instanceof Duration to) {
            return length.compareTo(from) >= 0 && length.compareTo(to) <= 0;
        }
        return value instanceof Integer number
                && least instanceof Integer from
                && most instanceof Integer to
                && number >= from
                && number <= to;
    }

    /** A value of this option as a configuration writes it: {@code 1h30m}, {@code 20}. */
    public static String text(Object value) {
        return value instanceof Duration length ? Lengths.text(length) : value.toString();
    }
}
