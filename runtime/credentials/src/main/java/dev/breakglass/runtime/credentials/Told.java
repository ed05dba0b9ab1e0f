package dev.breakglass.runtime.credentials;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a broker is told by name: the settings of a path, or the wishes of a requester. None is there that it does not know. */
final class Told {

    static final int CHARS_MAX = 1_024;
    static final int ITEMS_MAX = 16;
    private static final int SHOWN_MAX = 80;

    private final String what;
    private final SortedMap<String, String> given;

    private Told(String what, SortedMap<String, String> given) {
        this.what = what;
        this.given = given;
    }

    static Told settings(Map<String, String> given, String... known) {
        return of("setting", given, known);
    }

    static Told wishes(Map<String, String> given, String... known) {
        return of("wish", given, known);
    }

    private static Told of(String what, Map<String, String> given, String... known) {
        SortedMap<String, String> sorted = new TreeMap<>(given);
        for (String name : sorted.keySet()) {
            if (!Set.of(known).contains(name)) {
                throw new IllegalArgumentException("unknown " + what + " " + shown(name) + ", known are "
                        + Arrays.stream(known).sorted().toList());
            }
        }
        return new Told(what, sorted);
    }

    /** A text of one line, without control characters. */
    Optional<String> text(String name, int charsMax) {
        String text = given.get(name);
        if (text == null) {
            return Optional.empty();
        }
        if (text.isBlank()) {
            throw wrong(name, "must not be empty");
        }
        if (text.length() > charsMax) {
            throw wrong(name, "at most " + charsMax + " characters, found " + text.length());
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw wrong(name, "must not hold a control character");
        }
        return Optional.of(text);
    }

    /** What commas separate, in its order; empty if it was not said. */
    List<String> list(String name, String expected, Predicate<String> good) {
        Optional<String> text = text(name, CHARS_MAX);
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> items =
                Arrays.stream(text.get().split(",", -1)).map(String::strip).toList();
        if (items.size() > ITEMS_MAX) {
            throw wrong(name, "at most " + ITEMS_MAX + " of them, found " + items.size());
        }
        for (String item : items) {
            if (!good.test(item)) {
                throw wrong(name, "expected " + expected + ", found " + shown(item));
            }
        }
        if (Set.copyOf(items).size() < items.size()) {
            throw wrong(name, "one of them stands there twice");
        }
        return items;
    }

    List<String> requiredList(String name, String expected, Predicate<String> good) {
        List<String> items = list(name, expected, good);
        if (items.isEmpty()) {
            throw wrong(name, "must be given");
        }
        return items;
    }

    int number(String name, int least, int most, int otherwise) {
        Optional<String> text = text(name, CHARS_MAX);
        if (text.isEmpty()) {
            return otherwise;
        }
        boolean isNumber = text.get().matches("[1-9][0-9]{0,8}");
        int number = isNumber ? Integer.parseInt(text.get()) : 0;
        if (number < least || number > most) {
            throw wrong(name, "expected " + least + " to " + most + ", found " + shown(text.get()));
        }
        return number;
    }

    IllegalArgumentException wrong(String name, String why) {
        return new IllegalArgumentException(what + " " + name + ": " + why);
    }

    /** Between quotes, at most so long, and unable to drive a terminal. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(SHOWN_MAX).forEach(c -> shown.appendCodePoint(c < ' ' || c > '~' ? '?' : c));
        return shown.append(text.length() > SHOWN_MAX ? "…\"" : "\"").toString();
    }
}
