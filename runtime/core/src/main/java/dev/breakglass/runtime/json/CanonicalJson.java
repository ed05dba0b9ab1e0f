package dev.breakglass.runtime.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Writes JSON in its one canonical form: RFC 8785, for values whose numbers are integers.
 *
 * <p>{@link String#compareTo} orders by UTF-16 code units, as section 3.2.3 asks.
 */
public final class CanonicalJson {

    /** An entry of the log has about so many. */
    private static final int CHARS_USUAL = 1_024;

    private CanonicalJson() {}

    /**
     * The canonical form.
     *
     * @throws JsonException if a string holds half a surrogate pair, which UTF-8 cannot carry, or values are nested
     *     deeper than {@link JsonReader#DEPTH_MAX}, which could not be read again
     */
    public static String write(JsonValue value) {
        StringBuilder out = new StringBuilder(CHARS_USUAL);
        write(value, 0, out);
        return out.toString();
    }

    /** The canonical form in UTF-8. */
    public static byte[] bytes(JsonValue value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonValue value, int above, StringBuilder out) {
        boolean isNest = value instanceof JsonObject || value instanceof JsonArray;
        if (isNest && above == JsonReader.DEPTH_MAX) {
            throw new JsonException("more than " + JsonReader.DEPTH_MAX + " levels");
        }
        if (value instanceof JsonObject object) {
            char separator = '{';
            String[] keys = object.members().keySet().toArray(String[]::new);
            Arrays.sort(keys);
            for (String key : keys) {
                out.append(separator);
                quote(key, out);
                out.append(':');
                write(Objects.requireNonNull(object.members().get(key)), above + 1, out);
                separator = ',';
            }
            out.append(keys.length == 0 ? "{}" : "}");
        } else if (value instanceof JsonArray array) {
            char separator = '[';
            for (JsonValue item : array.items()) {
                out.append(separator);
                write(item, above + 1, out);
                separator = ',';
            }
            out.append(array.items().isEmpty() ? "[]" : "]");
        } else if (value instanceof JsonString string) {
            quote(string.value(), out);
        } else if (value instanceof JsonNumber number) {
            out.append(number.value());
        } else if (value instanceof JsonBoolean flag) {
            out.append(flag.value());
        } else {
            out.append("null");
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                i++;
                if (Character.isLowSurrogate(c) || i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    throw new JsonException("half a surrogate pair at character " + (i - 1) + " of a string");
                }
            } else if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, written, i);
                escape(c, out);
                written = i + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default ->
                out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
        }
    }
}
