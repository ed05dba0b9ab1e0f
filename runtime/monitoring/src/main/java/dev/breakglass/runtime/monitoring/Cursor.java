package dev.breakglass.runtime.monitoring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * How far a log was delivered. As text it is four lines and the SHA-256 of those, against accidents.
 *
 * @param log the log's origin
 * @param next the index of the first entry that was not delivered
 * @param last SHA-256 of the entry before, in hexadecimal: by it another history of the log is found out. Absent as long
 *     as none was delivered
 */
record Cursor(String log, long next, Optional<String> last) {

    /** The longest text: of a log's name nobody asks for more. */
    static final int BYTES_MAX = 4_096;

    private static final String HEAD = "breakglass monitoring cursor v1";
    private static final String NONE = "-";
    private static final int LINES = 5;

    /** After these bytes, the entry before {@code next}. */
    static Cursor after(LogEntry entry) {
        return new Cursor(entry.log(), entry.index() + 1, Optional.of(sha256(entry.bytes())));
    }

    byte[] bytes() {
        String body = HEAD + "\nlog " + log + "\nnext " + next + "\nlast " + last.orElse(NONE) + "\n";
        return (body + "sha256 " + sha256(body.getBytes(StandardCharsets.UTF_8)) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException unless it is exactly what {@link #bytes} gives */
    static Cursor parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() != LINES + 1 || !lines.get(0).equals(HEAD)) {
            throw new IllegalArgumentException(
                    "is no cursor: expected " + LINES + " lines, the first \"" + HEAD + "\"");
        }
        String last = after(lines.get(3), "last ");
        Cursor cursor = new Cursor(
                after(lines.get(1), "log "),
                number(after(lines.get(2), "next ")),
                last.equals(NONE) ? Optional.empty() : Optional.of(last));
        if (!MessageDigest.isEqual(cursor.bytes(), bytes)) {
            throw new IllegalArgumentException("does not match its own checksum");
        }
        return cursor;
    }

    private static String after(String line, String word) {
        if (!line.startsWith(word)) {
            throw new IllegalArgumentException("is no cursor: a line must start with \"" + word + "\"");
        }
        return line.substring(word.length());
    }

    private static long number(String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number less than 0.
        }
        throw new IllegalArgumentException("is no cursor: \"next\" must be a number from 0 on");
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
