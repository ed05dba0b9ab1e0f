package dev.breakglass.runtime.json;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes JSON in its one canonical form: RFC 8785, for values whose numbers are integers.
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
        StringBuilder out = new StringBuilder();
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
            for (Map.Entry<String, JsonValue> member : new TreeMap<>(object.members()).entrySet()) {
                out.append(separator);
                quote(member.getKey(), out);
                out.append(':');
                write(member.getValue(), above + 1, out);
                separator = ',';
            }
            out.append(object.members().isEmpty() ? "{}" : "}");
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
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else if (!Character.isSurrogate(c)) {
                        out.append(c);
                    } else if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else {
                        throw new JsonException("half a surrogate pair at character " + i + " of a string");
                    }
                }
            }
        }
        out.append('"');
    }
}
