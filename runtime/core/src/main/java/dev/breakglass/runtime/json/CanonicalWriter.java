package dev.breakglass.runtime.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON value by value in its one canonical form (RFC 8785), for values whose numbers are integers: what {@link
 * CanonicalReader} reads. Whoever writes puts the keys of an object in order, which is that of their UTF-16 code units (section
 * 3.2.3); a key in another place is refused.
 *
 * <p>An object is written as {@code object().put("a", 1).put("b", "x").end()}, an array as {@code array()…end()}. For one thread.
 */
public final class CanonicalWriter {

    /** An entry of the log has about so many. */
    private static final int BYTES_USUAL = 1_024;

    /** Of one UTF-16 code unit: six for an escape, three for UTF-8. */
    private static final int BYTES_PER_CHAR_MAX = 6;

    private byte[] bytes = new byte[BYTES_USUAL];
    private int size;
    private int depth;

    /** Whether nothing stands before the next value that a comma would divide it from. */
    private boolean first = true;

    /** What closes each level. */
    private final byte[] closing = new byte[JsonReader.DEPTH_MAX];

    /** The last key of each level. */
    private final @Nullable String[] keys = new String[JsonReader.DEPTH_MAX];

    /** @throws JsonException if values are nested deeper than {@link JsonReader#DEPTH_MAX} */
    public CanonicalWriter object() {
        return open('{', '}');
    }

    /** @throws JsonException if values are nested deeper than {@link JsonReader#DEPTH_MAX} */
    public CanonicalWriter array() {
        return open('[', ']');
    }

    private CanonicalWriter open(char bracket, char close) {
        if (depth == JsonReader.DEPTH_MAX) {
            throw new JsonException("more than " + JsonReader.DEPTH_MAX + " levels");
        }
        comma(1);
        bytes[size++] = (byte) bracket;
        closing[depth] = (byte) close;
        keys[depth++] = null;
        first = true;
        return this;
    }

    /** Ends the object or array that was begun last and is open. */
    public CanonicalWriter end() {
        room(1);
        bytes[size++] = closing[--depth];
        first = false;
        return this;
    }

    /**
     * A key, whose value is next.
     *
     * @throws JsonException unless it comes after the key before it
     */
    public CanonicalWriter key(String name) {
        String before = keys[depth - 1];
        if (before != null && before.compareTo(name) >= 0) {
            throw new JsonException("the key \"" + name + "\" after \"" + before + "\"");
        }
        keys[depth - 1] = name;
        text(name);
        room(1);
        bytes[size++] = ':';
        first = true;
        return this;
    }

    /** @throws JsonException if it holds half a surrogate pair, which UTF-8 cannot carry */
    public CanonicalWriter text(String text) {
        int length = text.length();
        comma(length + 2);
        bytes[size++] = '"';
        byte[] to = bytes;
        int from = size;
        int i = 0;
        while (i < length && isPlain(text.charAt(i))) {
            to[from + i] = (byte) text.charAt(i);
            i++;
        }
        size += i;
        if (i < length) {
            more(text, i);
        }
        room(1);
        bytes[size++] = '"';
        return this;
    }

    /** A character that stands for itself, and is one byte. */
    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
    }

    private void more(String text, int from) {
        room((text.length() - from) * BYTES_PER_CHAR_MAX);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                bytes[size++] = (byte) c;
            } else if (Character.isSurrogate(c)) {
                boolean whole = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!whole) {
                    throw new JsonException("half a surrogate pair at character " + i + " of a string");
                }
                utf8(text.substring(i, i + 2));
                i++;
            } else if (c < ' ' || c == '"' || c == '\\') {
                escape(c);
            } else {
                utf8(String.valueOf(c));
            }
        }
    }

    private void utf8(String one) {
        byte[] encoded = one.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    private void escape(char c) {
        bytes[size++] = '\\';
        int letter = "\"\\\b\t\n\f\r".indexOf(c);
        if (letter >= 0) {
            bytes[size++] = (byte) "\"\\btnfr".charAt(letter);
            return;
        }
        ascii("u00");
        bytes[size++] = (byte) Character.forDigit(c >> 4, 16);
        bytes[size++] = (byte) Character.forDigit(c & 15, 16);
    }

    /** @throws JsonException if it is beyond what a double holds, {@link JsonNumber#MAX} */
    public CanonicalWriter number(long number) {
        JsonNumber.check(number);
        return word(Long.toString(number));
    }

    public CanonicalWriter flag(boolean flag) {
        return word(flag ? "true" : "false");
    }

    CanonicalWriter nothing() {
        return word("null");
    }

    private CanonicalWriter word(String word) {
        comma(word.length());
        ascii(word);
        return this;
    }

    private void ascii(String word) {
        for (int i = 0; i < word.length(); i++) {
            bytes[size++] = (byte) word.charAt(i);
        }
    }

    public CanonicalWriter put(String key, String text) {
        return key(key).text(text);
    }

    public CanonicalWriter put(String key, long number) {
        return key(key).number(number);
    }

    public CanonicalWriter put(String key, boolean flag) {
        return key(key).flag(flag);
    }

    /** A string, if there is one. */
    public CanonicalWriter putIfPresent(String key, Optional<String> text) {
        return text.isPresent() ? put(key, text.get()) : this;
    }

    /** What somebody else writes. */
    public <T> CanonicalWriter put(String key, T value, BiConsumer<T, CanonicalWriter> writes) {
        writes.accept(value, key(key));
        return this;
    }

    /** What somebody else writes, if there is one. */
    public <T> CanonicalWriter putIfPresent(String key, Optional<T> value, BiConsumer<T, CanonicalWriter> writes) {
        return value.isPresent() ? put(key, value.get(), writes) : this;
    }

    /** An array, each item of which somebody else writes. */
    public <T> CanonicalWriter putEach(String key, Collection<T> items, BiConsumer<T, CanonicalWriter> writes) {
        key(key).array();
        for (T item : items) {
            writes.accept(item, this);
        }
        return end();
    }

    /** An array of strings. */
    public CanonicalWriter putTexts(String key, Collection<String> texts) {
        key(key).array();
        for (String text : texts) {
            text(text);
        }
        return end();
    }

    /** What has been written, in UTF-8. */
    public byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void comma(int more) {
        room(more + 1);
        if (!first) {
            bytes[size++] = ',';
        }
        first = false;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }
}
