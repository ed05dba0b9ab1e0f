package dev.breakglass.scenario.yaml;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Values of one type each, or a problem that says what was expected and what was found. */
public final class Read {

    /** Characters in one text, at most. */
    private static final int TEXT_CHARS_MAX = 65_536;

    private static final String MOMENT = "a moment, such as 2026-03-14T02:13:00Z";
    private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("[0-9]{4}-");

    private Read() {}

    public static Yaml.Mapping map(Yaml value, String what) {
        if (value instanceof Yaml.Mapping map) {
            return map;
        }
        throw expected(value, what, "a map");
    }

    /** Every item read by {@code each}. */
    public static <T> List<T> list(Yaml value, String what, Function<Yaml, T> each) {
        if (value instanceof Yaml.Sequence list) {
            return list.items().stream().map(each).toList();
        }
        throw expected(value, what, "a list, such as [a, b]");
    }

    /** A text; what reads as a number or as true or false must stand in quotes. */
    public static String text(Yaml value, String what) {
        if (value instanceof Yaml.Scalar scalar) {
            if (scalar.kind() == ScalarKind.TEXT) {
                if (scalar.text().length() > TEXT_CHARS_MAX) {
                    throw new ScenarioException(
                            value.place(), what + ": a text has at most " + TEXT_CHARS_MAX + " characters");
                }
                return scalar.text();
            }
            if (scalar.kind() != ScalarKind.NULL) {
                throw expected(value, what, "a text; put it in quotes: \"" + Shown.cut(scalar.text()) + "\"");
            }
        }
        throw expected(value, what, "a text");
    }

    /** A text that is not empty and names something. */
    public static String name(Yaml value, String what) {
        String name = text(value, what);
        if (name.isBlank()) {
            throw expected(value, what, "a name");
        }
        return name;
    }

    public static boolean bool(Yaml value, String what) {
        if (value instanceof Yaml.Scalar scalar && scalar.kind() == ScalarKind.BOOL) {
            return scalar.text().equalsIgnoreCase("true");
        }
        throw expected(value, what, "true or false");
    }

    public static long whole(Yaml value, String what) {
        if (value instanceof Yaml.Scalar scalar && scalar.kind() == ScalarKind.INT) {
            try {
                if (scalar.text().startsWith("0x")) {
                    return Long.parseLong(scalar.text().substring(2), 16);
                }
                if (scalar.text().startsWith("0o")) {
                    return Long.parseLong(scalar.text().substring(2), 8);
                }
                return Long.parseLong(scalar.text());
            } catch (NumberFormatException e) {
                throw expected(value, what, "a number of at most 64 bits");
            }
        }
        throw expected(value, what, "a whole number");
    }

    /** A whole number from {@code min} to {@code max}. */
    public static int whole(Yaml value, String what, int min, int max) {
        long number = whole(value, what);
        if (number < min || number > max) {
            throw expected(value, what, "a whole number from " + min + " to " + max);
        }
        return (int) number;
    }

    /** A length of time that is not negative. */
    public static Duration length(Yaml value, String what) {
        return signedLength(value, what, false);
    }

    /** A length of time, with a minus sign for one back. */
    public static Duration signedLength(Yaml value, String what) {
        return signedLength(value, what, true);
    }

    private static Duration signedLength(Yaml value, String what, boolean signed) {
        String text = value instanceof Yaml.Scalar scalar ? scalar.text() : "";
        boolean back = signed && text.startsWith("-");
        return Lengths.parse(back ? text.substring(1) : text)
                .map(d -> back ? d.negated() : d)
                .orElseThrow(() -> expected(value, what, "a length of time, such as 90s, 5m, 1h30m or 2d"));
    }

    /** A moment of the years 0 to 9999. */
    public static Instant instant(Yaml value, String what) {
        String text = value instanceof Yaml.Scalar scalar ? scalar.text() : "";
        try {
            if (FOUR_DIGIT_YEAR.matcher(text).lookingAt()) {
                return Instant.parse(text);
            }
        } catch (DateTimeParseException e) {
            throw expected(value, what, MOMENT);
        }
        throw expected(value, what, MOMENT);
    }

    /** One of the known words. */
    public static String word(Yaml value, String what, Collection<String> known) {
        String word = text(value, what);
        if (!known.contains(word)) {
            throw new ScenarioException(
                    value.place(), what + ": there is no `" + Shown.cut(word) + "`" + Suggestion.after(word, known));
        }
        return word;
    }

    public static ScenarioException expected(Yaml value, String what, String expected) {
        return new ScenarioException(value.place(), what + ": expected " + expected + ", found " + value.described());
    }
}
