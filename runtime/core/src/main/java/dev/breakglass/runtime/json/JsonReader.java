package dev.breakglass.runtime.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON strictly (RFC 8259): one value and nothing after it, unique keys, whole surrogate pairs, integers only, at
 * most {@value #DEPTH_MAX} levels deep.
 */
public final class JsonReader {

    /** Levels of arrays and objects, at most. */
    public static final int DEPTH_MAX = 32;

    /** Of {@link JsonNumber#MAX}. */
    private static final int DIGITS_MAX = 16;

    /** The text, and a NUL behind it. */
    private final char[] text;

    private final int end;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = Arrays.copyOf(text.toCharArray(), text.length() + 1);
        this.end = text.length();
    }

    /** @throws JsonException with the offset in characters of what is wrong */
    public static JsonValue read(String text) {
        JsonReader reader = new JsonReader(text);
        JsonValue value = reader.value();
        reader.space();
        if (reader.at < reader.end) {
            throw reader.wrong("text after the value");
        }
        return value;
    }

    /** @throws JsonException if the bytes are not UTF-8 (with the offset in bytes) or not JSON */
    public static JsonValue read(byte[] utf8) {
        return read(text(utf8));
    }

    private static String text(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        // Where the constructor cannot read, it puts a replacement character; a decoder, which is slower, says the
        // place.
        return text.indexOf('\uFFFD') < 0 ? text : decoded(utf8);
    }

    private static String decoded(byte[] utf8) {
        ByteBuffer in = ByteBuffer.wrap(utf8);
        CharBuffer out = CharBuffer.allocate(utf8.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
            throw new JsonException("not UTF-8 at byte " + in.position());
        }
        return out.flip().toString();
    }

    /** @throws JsonException if the bytes are not a JSON object */
    public static JsonObject readObject(byte[] utf8) {
        return object(read(utf8));
    }

    private static JsonObject object(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new JsonException("expected an object at character 0");
    }

    private JsonValue value() {
        space();
        if (at >= end) {
            throw wrong("expected a value, found the end");
        }
        char c = text[at];
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new JsonString(string());
            case 't' -> word("true", new JsonBoolean(true));
            case 'f' -> word("false", new JsonBoolean(false));
            case 'n' -> word("null", new JsonNull());
            default -> number();
        };
    }

    private JsonObject object() {
        enter();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        if (!closes('}')) {
            do {
                space();
                int start = at;
                String key = string();
                space();
                expect(':');
                if (members.put(key, value()) != null) {
                    at = start;
                    throw wrong("the key \"" + key + "\" twice");
                }
                space();
            } while (continues('}'));
        }
        depth--;
        return new JsonObject(members);
    }

    private JsonArray array() {
        enter();
        List<JsonValue> items = new ArrayList<>();
        if (!closes(']')) {
            do {
                items.add(value());
                space();
            } while (continues(']'));
        }
        depth--;
        return new JsonArray(items);
    }

    private void enter() {
        if (++depth > DEPTH_MAX) {
            throw wrong("more than " + DEPTH_MAX + " levels");
        }
        at++;
    }

    private boolean closes(char close) {
        space();
        if (text[at] == close) {
            at++;
            return true;
        }
        return false;
    }

    private boolean continues(char close) {
        if (closes(close)) {
            return false;
        }
        expect(',');
        return true;
    }

    private String string() {
        expect('"');
        int quote = at;
        while (isPlain(text[quote])) {
            quote++;
        }
        if (text[quote] == '"') {
            String plain = new String(text, at, quote - at);
            at = quote + 1;
            return plain;
        }
        return stringWithMore();
    }

    /** A character that stands for itself, whatever comes before and after it. */
    private static boolean isPlain(char c) {
        return c >= 0x20 && c != '"' && c != '\\' && !Character.isSurrogate(c);
    }

    private String stringWithMore() {
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return out.toString();
            } else if (c == '\\') {
                out.append(escape());
            } else if (c < 0x20) {
                at--;
                throw wrong("a control character in a string");
            } else {
                out.append(c);
            }
            wholePairs(out);
        }
    }

    private void wholePairs(StringBuilder out) {
        int last = out.length() - 1;
        boolean afterHigh = last > 0 && Character.isHighSurrogate(out.charAt(last - 1));
        boolean low = Character.isLowSurrogate(out.charAt(last));
        boolean endsOnHigh = Character.isHighSurrogate(out.charAt(last)) && text[at] == '"';
        if (afterHigh != low || endsOnHigh) {
            throw wrong("half a surrogate pair");
        }
    }

    private char escape() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw wrong("no such escape");
        };
    }

    private char hex() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            char c = next();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw wrong("expected four hexadecimal digits");
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    private JsonNumber number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int digits = at;
        long value = 0;
        for (char c = peek(); c >= '0' && c <= '9' && at - digits <= DIGITS_MAX; c = peek()) {
            value = value * 10 + (c - '0');
            at++;
        }
        if (at == digits) {
            at = start;
            throw wrong("expected a value");
        }
        if (text[digits] == '0' && (at - digits > 1 || digits > start)) {
            throw wrong("an integer that starts with 0, or is minus 0");
        }
        if (peek() == '.' || peek() == 'e' || peek() == 'E' || at - digits > DIGITS_MAX || value > JsonNumber.MAX) {
            throw wrong("expected an integer of at most 2^53 - 1");
        }
        return new JsonNumber(digits > start ? -value : value);
    }

    private JsonValue word(String word, JsonValue value) {
        if (!word.regionMatches(0, new String(text, at, Math.min(word.length(), end - at)), 0, word.length())) {
            throw wrong("expected a value");
        }
        at += word.length();
        return value;
    }

    private void space() {
        while (text[at] <= ' ' && isSpace(text[at])) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** The character to come, or NUL at the end, which is no JSON either. */
    private char peek() {
        return text[at];
    }

    private char next() {
        if (at >= end) {
            throw wrong("the text ends inside a string");
        }
        return text[at++];
    }

    private void expect(char c) {
        if (peek() != c) {
            throw wrong("expected '" + c + "'");
        }
        at++;
    }

    private JsonException wrong(String what) {
        return new JsonException(what + " at character " + at);
    }
}
