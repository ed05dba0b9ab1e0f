package dev.breakglass.dsl.diagnostic;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks one line of text at its spaces. What stands between backticks or double quotes is kept together where it fits
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
        StringBuilder line = new StringBuilder();
        int room = first;
        int used = 0;
        for (String word : words(text, rest)) {
            int cells = Cells.of(word);
            if (used > 0 && used + 1 + cells > room) {
                lines.add(line.toString());
                line.setLength(0);
                room = rest;
                used = 0;
            }
            if (used > 0) {
                line.append(' ');
                used++;
            }
            line.append(word);
            used += cells;
        }
        lines.add(line.toString());
        return lines;
    }

    private static List<String> words(String text, int most) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = wordEnd(text, at, most);
            if (end > at) {
                words.add(text.substring(at, end));
            }
            at = end + 1;
        }
        return words;
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
