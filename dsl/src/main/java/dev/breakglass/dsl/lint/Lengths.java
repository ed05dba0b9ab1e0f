package dev.breakglass.dsl.lint;

import java.time.Duration;

/** Lengths of time as policies write them. */
public final class Lengths {

    private Lengths() {}

    /** {@code 1h30m}; whole seconds. */
    public static String text(Duration length) {
        StringBuilder out = new StringBuilder();
        part(out, length.toDays(), 'd');
        part(out, length.toHoursPart(), 'h');
        part(out, length.toMinutesPart(), 'm');
        part(out, length.toSecondsPart(), 's');
        return out.isEmpty() ? "0s" : out.toString();
    }

    private static void part(StringBuilder out, long number, char unit) {
        if (number > 0) {
            out.append(number).append(unit);
        }
    }
}
