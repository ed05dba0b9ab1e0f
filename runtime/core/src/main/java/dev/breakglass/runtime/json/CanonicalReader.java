package dev.breakglass.runtime.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads JSON of a form that is known beforehand, value by value, in the one way in which {@link CanonicalJson} writes it: what
 * is not what is asked for is refused with its place, a key that is unknown, missing, twice or out of order as well.
 *
 * <p>An array is read as {@code array(); while (more()) …} or, if it has as many items as are asked for, as {@code array(); …
 * endArray()}; an object as {@code object(); key("a"); … endObject()}. For one thread.
 */
public final class CanonicalReader {

    /** Of {@link JsonNumber#MAX}. */
    private static final int DIGITS_MAX = 16;

    private final byte[] bytes;
    private int at;

    /** Whether nothing stands before the next value that a comma would divide it from. */
    private boolean first = true;

    /** @param utf8 which is not copied */
    public CanonicalReader(byte[] utf8) {
        this.bytes = utf8;
    }

    /** The bytes that have been read. */
    public int at() {
        return at;
    }

    /** What was read since then, as it stands there. */
    public String since(int from) {
        return new String(bytes, from, at - from, StandardCharsets.UTF_8);
    }

    public void object() {
        open('{', "an object");
    }

    public void endObject() {
        close('}', "the end of the object");
    }

    public void array() {
        open('[', "an array");
    }

    public void endArray() {
        close(']', "the end of the array");
    }

    /** Whether there is an item more in the array, which is next; if not, the array has been ended. */
    public boolean more() {
        if (peek() == ']') {
            endArray();
            return false;
        }
        comma();
        first = true;
        return true;
    }

    /** @throws JsonException if there is anything left */
    public void end() {
        if (at < bytes.length) {
            throw wrong("expected the end");
        }
    }

    /**
     * A key, whose value is next.
     *
     * @param name of characters that stand for themselves
     */
    public void key(String name) {
        if (!isKey(name)) {
            throw wrong("expected the key \"" + name + "\"");
        }
        at = next() + name.length() + 3;
        first = true;
    }

    /** Whether this key is next. */
    public boolean isKey(String name) {
        int quote = next();
        return (first || isAt(at, ","))
                && isAt(quote, "\"")
                && isAt(quote + 1, name)
                && isAt(quote + 1 + name.length(), "\":");
    }

    /** Whether a string is next. */
    public boolean isText() {
        return isAt(next(), "\"");
    }

    /** Whether an object is next. */
    public boolean isObject() {
        return isAt(next(), "{");
    }

    /** Behind the comma, if there has to be one. */
    private int next() {
        return first ? at : at + 1;
    }

    private boolean isAt(int from, String ascii) {
        if (from + ascii.length() > bytes.length) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    public String text() {
        comma();
        if (peek() != '"') {
            throw wrong("expected a string");
        }
        int start = at;
        do {
            at++;
        } while (isPlain(peek()));
        return peek() == '"' ? new String(bytes, start + 1, at++ - start - 1, StandardCharsets.ISO_8859_1) : more(start);
    }

    /** A character that stands for itself, and is one byte. */
    private static boolean isPlain(int c) {
        return c >= 0x20 && c != '"' && c != '\\';
    }

    /** A string with characters that are not plain. */
    private String more(int start) {
        while (at < bytes.length && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        if (at >= bytes.length) {
            at = bytes.length;
            throw wrong("the text ends inside a string");
        }
        byte[] written = Arrays.copyOfRange(bytes, start, ++at);
        try {
            JsonValue value = JsonReader.read(written);
            if (value instanceof JsonString text && Arrays.equals(CanonicalJson.bytes(text), written)) {
                return text.value();
            }
        } catch (JsonException e) {
            at = start;
            throw wrong(e.getMessage() + " of the string");
        }
        at = start;
        throw wrong("a string that is not written in its canonical form");
    }

    public long number() {
        comma();
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int digits = at;
        long value = 0;
        for (int c = peek(); c >= '0' && c <= '9' && at - digits <= DIGITS_MAX; c = peek()) {
            value = value * 10 + (c - '0');
            at++;
        }
        if (at == digits) {
            at = start;
            throw wrong("expected an integer");
        }
        if (bytes[digits] == '0' && (at - digits > 1 || digits > start)) {
            throw wrong("an integer that starts with 0, or is minus 0");
        }
        if (peek() == '.' || peek() == 'e' || peek() == 'E' || at - digits > DIGITS_MAX || value > JsonNumber.MAX) {
            throw wrong("expected an integer of at most 2^53 - 1");
        }
        return digits > start ? -value : value;
    }

    /** An integer that an {@code int} holds. */
    public int small() {
        long number = number();
        if (number != (int) number) {
            throw wrong("expected an integer of 32 bits");
        }
        return (int) number;
    }

    public boolean flag() {
        comma();
        boolean value = isAt(at, "true");
        if (!value && !isAt(at, "false")) {
            throw wrong("expected true or false");
        }
        at += value ? "true".length() : "false".length();
        return value;
    }

    /** An array of strings. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        array();
        while (more()) {
            texts.add(text());
        }
        return texts;
    }

    /** An array of integers that an {@code int} holds. */
    public List<Integer> smalls() {
        List<Integer> smalls = new ArrayList<>();
        array();
        while (more()) {
            smalls.add(small());
        }
        return smalls;
    }

    private void open(char bracket, String what) {
        comma();
        if (peek() != bracket) {
            throw wrong("expected " + what);
        }
        at++;
        first = true;
    }

    private void close(char bracket, String what) {
        if (peek() != bracket) {
            throw wrong("expected " + what);
        }
        at++;
        first = false;
    }

    private void comma() {
        if (!first) {
            if (peek() != ',') {
                throw wrong("expected ','");
            }
            at++;
        }
        first = false;
    }

    /** The byte to come, or at the end 0, which is no JSON either. */
    private int peek() {
        return at < bytes.length ? bytes[at] : 0;
    }

    /** What is wrong here. */
    public JsonException wrong(String what) {
        boolean space = peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t';
        String found = at >= bytes.length ? ", found the end" : space ? ", found white space" : "";
        return new JsonException(what + found + " at byte " + at);
    }
}
