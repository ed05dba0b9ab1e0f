package dev.breakglass.runtime.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Writes a JSON value in its one canonical form: RFC 8785, for values whose numbers are integers. What is known to be in
 * order is written by {@link CanonicalWriter} without one.
 *
 * <p>{@link String#compareTo} orders by UTF-16 code units, as section 3.2.3 asks.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /**
     * The canonical form.
     *
     * @throws JsonException if a string holds half a surrogate pair, which UTF-8 cannot carry, or values are nested
     *     deeper than {@link JsonReader#DEPTH_MAX}, which could not be read again
     */
    public static String write(JsonValue value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    /** The canonical form in UTF-8. */
    public static byte[] bytes(JsonValue value) {
        CanonicalWriter out = new CanonicalWriter();
        write(value, out);
        return out.bytes();
    }

    private static void write(JsonValue value, CanonicalWriter out) {
        if (value instanceof JsonObject object) {
            String[] keys = object.members().keySet().toArray(String[]::new);
            Arrays.sort(keys);
            out.object();
            for (String key : keys) {
                out.key(key);
                write(Objects.requireNonNull(object.members().get(key)), out);
            }
            out.end();
        } else if (value instanceof JsonArray array) {
            out.array();
            for (JsonValue item : array.items()) {
                write(item, out);
            }
            out.end();
        } else if (value instanceof JsonString string) {
            out.text(string.value());
        } else if (value instanceof JsonNumber number) {
            out.number(number.value());
        } else if (value instanceof JsonBoolean flag) {
            out.flag(flag.value());
        } else {
            out.nothing();
        }
    }

    /**
     * The text of a string that is written with its quotes.
     *
     * @throws JsonException unless it is one, in the form that {@link #bytes} gives
     */
    static String text(byte[] written) {
        JsonString text;
        try {
            text = (JsonString) JsonReader.read(written);
        } catch (JsonException e) {
            throw new JsonException(e.getMessage() + " of the string");
        }
        if (!Arrays.equals(bytes(text), written)) {
            throw new JsonException("a string that is not written in its canonical form");
        }
        return text.value();
    }
}
