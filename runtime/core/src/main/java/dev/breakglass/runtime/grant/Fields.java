package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.CanonicalWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The members of the log's JSON that are neither texts nor numbers. */
final class Fields {

    private Fields() {}

    static void write(Instant moment, CanonicalWriter out) {
        out.text(Times.text(moment));
    }

    static void write(Duration length, CanonicalWriter out) {
        out.text(length.toString());
    }

    static Instant instant(CanonicalReader in, String key) {
        return parsed(in, key, in.text(key), Times::moment);
    }

    static Optional<Instant> instantIfPresent(CanonicalReader in, String key) {
        return in.textIfPresent(key).map(text -> parsed(in, key, text, Times::moment));
    }

    static Duration duration(CanonicalReader in, String key) {
        return parsed(in, key, in.text(key), Times::length);
    }

    static Optional<Duration> durationIfPresent(CanonicalReader in, String key) {
        return in.textIfPresent(key).map(text -> parsed(in, key, text, Times::length));
    }

    static int small(CanonicalReader in, String key) {
        in.key(key);
        return in.small();
    }

    static long number(CanonicalReader in, String key) {
        in.key(key);
        return in.number();
    }

    static boolean flag(CanonicalReader in, String key) {
        in.key(key);
        return in.flag();
    }

    /** The value of an enum by the word that is written for it. */
    static <E extends Enum<E>> E word(CanonicalReader in, String key, Class<E> type, Function<E, String> word) {
        return find(in.text(key), in, type, word);
    }

    static <E extends Enum<E>> E find(String text, CanonicalReader in, Class<E> type, Function<E, String> word) {
        for (E value : type.getEnumConstants()) {
            if (word.apply(value).equals(text)) {
                return value;
            }
        }
        throw in.wrong("\"" + text + "\" is no " + type.getSimpleName());
    }

    private static <T> T parsed(CanonicalReader in, String key, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            throw in.wrong("\"" + key + "\" is no moment or length of time: " + e.getMessage());
        }
    }
}
