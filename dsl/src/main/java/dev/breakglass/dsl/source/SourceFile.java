package dev.breakglass.dsl.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One policy file: its name as shown to people (relative to the set, with {@code /}) and its text. Two files of one
 * name, text and set are equal.
 *
 * <p>Immutable and thread-safe.
 */
public final class SourceFile {

    private final String name;
    private final String text;
    private final String set;
    private final int[] lineStarts;
    // Made by each of racing threads, each time the same.
    private @Nullable String digest;

    /** A file of the set itself. */
    public SourceFile(String name, String text) {
        this(name, text, "");
    }

    /**
     * A file of an imported set.
     *
     * @param set the folder that it was imported with, as seen from the set that imports it ({@code ../org}); empty for
     *     a file of the set itself
     */
    public SourceFile(String name, String text, String set) {
        this.name = name;
        this.text = text;
        this.set = set;
        this.lineStarts = lineStarts(text);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int lines = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (lines == starts.length) {
                starts = Arrays.copyOf(starts, 2 * lines);
            }
            starts[lines++] = at + 1;
        }
        return Arrays.copyOf(starts, lines);
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** The folder that the file was imported with; empty for a file of the set itself. */
    public String set() {
        return set;
    }

    /** The line and column of a UTF-16 offset; an offset past the end is the end. */
    public Position position(int offset) {
        int end = Math.min(offset, text.length());
        int found = Arrays.binarySearch(lineStarts, end);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, text.codePointCount(lineStarts[line], end) + 1);
    }

    /** The text of a line counted from 1, without its line end; empty when there is no such line. */
    public String line(int number) {
        if (number < 1 || number > lineStarts.length) {
            return "";
        }
        int end = number == lineStarts.length ? text.length() : lineStarts[number] - 1;
        int start = lineStarts[number - 1];
        return text.substring(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end);
    }

    /** SHA-256 of the text in UTF-8, in hexadecimal digits. Computed once. */
    public String digest() {
        String known = digest;
        if (known == null) {
            known = sha256(text);
            digest = known;
        }
        return known;
    }

    /** SHA-256 of a text in UTF-8, in hexadecimal digits. */
    public static String sha256(String text) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    // By digest: a policy has a great many places in one file, which are compared one by one.
    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof SourceFile file
                        && name.equals(file.name)
                        && set.equals(file.set)
                        && text.length() == file.text.length()
                        && digest().equals(file.digest());
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, text, set);
    }

    @Override
    public String toString() {
        return name;
    }
}
