package dev.breakglass.scenario.yaml;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as policies and scenarios write them: {@code 90s}, {@code 1h30m}, {@code 2d}. */
public final class Lengths {

    private static final Pattern FORM = Pattern.compile(
            "(?=.)(?:([0-9]{1,6})d)?(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?");

    private Lengths() {}

    /** The length, or nothing if the text is none. */
    public static Optional<Duration> parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(number(m, 1))
                .plusHours(number(m, 2))
                .plusMinutes(number(m, 3))
                .plusSeconds(number(m, 4))
                .plusMillis(number(m, 5)));
    }

    private static long number(Matcher m, int group) {
        String digits = m.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** The shortest form: {@code 1h30m}, {@code 0s}; down to milliseconds. */
    public static String text(Duration length) {
        if (length.isNegative()) {
            return "-" + text(length.negated());
        }
        StringBuilder out = new StringBuilder();
        part(out, length.toDaysPart(), "d");
        part(out, length.toHoursPart(), "h");
        part(out, length.toMinutesPart(), "m");
        part(out, length.toSecondsPart(), "s");
        part(out, length.toMillisPart(), "ms");
        return out.isEmpty() ? "0s" : out.toString();
    }

    private static void part(StringBuilder out, long number, String unit) {
        if (number > 0) {
            out.append(number).append(unit);
        }
    }
}
