package dev.breakglass.dsl.source;

/**
 * One policy file: its name as shown to people (relative to the set, with {@code /}) and its text.
 *
 * <p>Immutable and thread-safe.
 */
public record SourceFile(String name, String text) {

    /** The line and column of a UTF-16 offset; an offset past the end is the end. */
    public Position position(int offset) {
        int end = Math.min(offset, text.length());
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(line, text.codePointCount(lineStart, end) + 1);
    }

    /** The text of a line counted from 1, without its line end. */
    public String line(int number) {
        return text.lines().skip(number - 1L).findFirst().orElse("");
    }
}
