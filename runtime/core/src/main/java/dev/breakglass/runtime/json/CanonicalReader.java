package dev.breakglass.runtime.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    /** The text, and a NUL behind it, which is no JSON. */
    private final byte[] bytes;

    private final int end;
    private int at;

    /** Whether nothing stands before the next value that a comma would divide it from. */
    private boolean first = true;

    /** @param utf8 whose position stays */
    public CanonicalReader(ByteBuffer utf8) {
        this.end = utf8.remaining();
        this.bytes = new byte[end + 1];
        utf8.duplicate().get(bytes, 0, end);
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
        if (bytes[at] == ']') {
            endArray();
            return false;
        }
        comma();
        first = true;
        return true;
    }

    /** @throws JsonException if there is anything left */
    public void end() {
        if (at < end) {
            throw wrong("expected the end");
        }
    }

    /**
     * A key, whose value is next.
     *
     * @param name of characters that stand for themselves
     */
    public void key(String name) {
        if (!passKey(name)) {
            throw wrong("expected the key \"" + name + "\"");
        }
    }

    /** Goes on behind this key, if it is next. */
    private boolean passKey(String name) {
        if (!isKey(name)) {
            return false;
        }
        at = next() + name.length() + 3;
        first = true;
        return true;
    }

    /** Whether this key is next. */
    public boolean isKey(String name) {
        int quote = next();
        int colon = quote + name.length() + 2;
        // Most keys that are asked for in vain have another length.
        return colon < end
                && bytes[colon] == ':'
                && bytes[colon - 1] == '"'
                && bytes[quote] == '"'
                && (first || bytes[at] == ',')
                && isAt(quote + 1, name);
    }

    /** Whether a string is next. */
    public boolean isText() {
        return isAt(next(), "\"");
    }

    /** Whether an object is next. */
    public boolean isObject() {
        return isAt(next(), "{");
    }

    /** Whether there is a member more in the object, whose key is next; if not, the object has been ended. */
    public boolean moreKeys() {
        if (bytes[at] == '}') {
            endObject();
            return false;
        }
        return true;
    }

    /** Whichever key is next. */
    public String key() {
        String name = text();
        if (bytes[at] != ':') {
            throw wrong("expected ':'");
        }
        at++;
        first = true;
        return name;
    }

    /** The string of that key in the object that is next, which stays next. */
    public String ahead(String key) {
        int start = at;
        boolean before = first;
        object();
        while (moreKeys()) {
            if (passKey(key)) {
                String value = text();
                at = start;
                first = before;
                return value;
            }
            key();
            skip();
        }
        throw wrong("the key \"" + key + "\" is missing");
    }

    /** Passes over a value, whatever it is. */
    private void skip() {
        comma();
        int depth = 0;
        do {
            byte c = bytes[at];
            if (at >= end) {
                throw wrong("expected more");
            } else if (c == '"') {
                at = closingQuote(at + 1);
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            at++;
        } while (depth > 0 || !isBehindValue(bytes[at]));
    }

    private static boolean isBehindValue(byte c) {
        return c == ',' || c == '}' || c == ']';
    }

    /** Where the string ends that goes on here. */
    private int closingQuote(int from) {
        int quote = from;
        while (quote < end) {
            byte c = bytes[quote];
            if (c == '"') {
                return quote;
            }
            quote += c == '\\' ? 2 : 1;
        }
        at = end;
        throw wrong("the text ends inside a string");
    }

    /** Behind the comma, if there has to be one. */
    private int next() {
        return first ? at : at + 1;
    }

    private boolean isAt(int from, String ascii) {
        if (from + ascii.length() > end) {
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
        if (bytes[at] != '"') {
            throw wrong("expected a string");
        }
        int start = at;
        int quote = start + 1;
        while (isPlain(bytes[quote])) {
            quote++;
        }
        if (bytes[quote] != '"') {
            return textWithMore(start, quote);
        }
        at = quote + 1;
        return ascii(start + 1, quote);
    }

    private String ascii(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** A character that stands for itself, and is one byte. */
    private static boolean isPlain(byte c) {
        return c >= 0x20 && c != '"' && c != '\\';
    }

    /** A string with characters that are not plain; those that policies quote are the commonest by far. */
    private String textWithMore(int start, int firstOfThem) {
        StringBuilder text = new StringBuilder(ascii(start + 1, firstOfThem));
        int from = firstOfThem;
        while (isAt(from, "\\\"")) {
            int quote = from + 2;
            while (isPlain(bytes[quote])) {
                quote++;
            }
            text.append(ascii(from + 1, quote));
            from = quote;
        }
        if (bytes[from] != '"') {
            return anyText(start, from);
        }
        at = from + 1;
        return text.toString();
    }

    private String anyText(int start, int from) {
        int quote = closingQuote(from);
        try {
            String text = CanonicalJson.text(Arrays.copyOfRange(bytes, start, quote + 1));
            at = quote + 1;
            return text;
        } catch (JsonException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    public long number() {
        comma();
        int digits = bytes[at] == '-' ? at + 1 : at;
        int next = digits;
        long value = 0;
        while (bytes[next] >= '0' && bytes[next] <= '9' && next - digits <= DIGITS_MAX) {
            value = value * 10 + (bytes[next++] - '0');
        }
        if (next == digits) {
            throw wrong("expected an integer");
        }
        if (bytes[digits] == '0' && (next - digits > 1 || digits > at)) {
            throw wrong("an integer that starts with 0, or is minus 0");
        }
        byte after = bytes[next];
        if (after == '.' || after == 'e' || after == 'E' || next - digits > DIGITS_MAX || value > JsonNumber.MAX) {
            throw wrong("expected an integer of at most 2^53 - 1");
        }
        boolean negative = digits > at;
        at = next;
        return negative ? -value : value;
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
        return items(CanonicalReader::text);
    }

    /** An array of integers that an {@code int} holds. */
    public List<Integer> smalls() {
        return items(CanonicalReader::small);
    }

    private <T> List<T> items(Function<CanonicalReader, T> reads) {
        List<T> items = new ArrayList<>();
        array();
        while (more()) {
            items.add(reads.apply(this));
        }
        return items;
    }

    public String text(String key) {
        key(key);
        return text();
    }

    public Optional<String> textIfPresent(String key) {
        return passKey(key) ? Optional.of(text()) : Optional.empty();
    }

    /** An array of strings. */
    public List<String> texts(String key) {
        key(key);
        return texts();
    }

    /** What somebody else reads. */
    public <T> T value(String key, Function<CanonicalReader, T> reads) {
        key(key);
        return reads.apply(this);
    }

    /** What somebody else reads, if it is there. */
    public <T> Optional<T> valueIfPresent(String key, Function<CanonicalReader, T> reads) {
        return passKey(key) ? Optional.of(reads.apply(this)) : Optional.empty();
    }

    /** An array, each item of which somebody else reads. */
    public <T> List<T> each(String key, Function<CanonicalReader, T> reads) {
        key(key);
        return items(reads);
    }

    private void open(char bracket, String what) {
        comma();
        if (bytes[at] != bracket) {
            throw wrong("expected " + what);
        }
        at++;
        first = true;
    }

    private void close(char bracket, String what) {
        if (bytes[at] != bracket) {
            throw wrong("expected " + what);
        }
        at++;
        first = false;
    }

    private void comma() {
        if (!first) {
            if (bytes[at] != ',') {
                throw wrong("expected ','");
            }
            at++;
        }
        first = false;
    }

    /** What is wrong here. */
    public JsonException wrong(String what) {
        String found = at >= end ? ", found the end" : " \t\r\n".indexOf(bytes[at]) >= 0 ? ", found white space" : "";
        return new JsonException(what + found + " at byte " + at);
    }
}
