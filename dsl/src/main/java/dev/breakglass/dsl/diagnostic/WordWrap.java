package dev.breakglass.dsl.diagnostic;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks one line of text at its spaces, and changes no others. What stands between backticks or double quotes is kept together where it fits
 * on a line, since it may be pasted; a word that is wider than a line stands alone and is never broken.
 */
public final class WordWrap {

    private WordWrap() {}

    /**
     * The lines, each without a line feed; one at the least.
     *
     * @param first cells of the first line
     * @param rest cells of every other line
     */
    public static List<String> lines(String text, int first, int rest) {
        List<String> lines = new ArrayList<>();
        int room = first;
        int lineStart = 0;
        int lineEnd = 0; // behind the last word that fits
        int at = 0;
        while (at < text.length()) {
            int wordStart = spacesEnd(text, at);
            int wordEnd = wordEnd(text, wordStart, rest);
            boolean isFirst = lineEnd == lineStart;
            if (!isFirst && wordEnd > wordStart && Cells.of(text.substring(lineStart, wordEnd)) > room) {
                lines.add(text.substring(lineStart, lineEnd));
                lineStart = wordStart;
                room = rest;
            }
            lineEnd = wordEnd;
            at = wordEnd;
        }
        lines.add(text.substring(lineStart, lineEnd));
        return lines;
    }

    private static int spacesEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** The next space that a line may break at, or the end. */
    private static int wordEnd(String text, int from, int most) {
        int at = from;
        while (at < text.length() && text.charAt(at) != ' ') {
            char c = text.charAt(at);
            int close = c == '`' || c == '"' ? text.indexOf(c, at + 1) : -1;
            at = close > 0 && Cells.of(text.substring(from, close + 1)) <= most ? close + 1 : at + 1;
        }
        return at;
    }
}
