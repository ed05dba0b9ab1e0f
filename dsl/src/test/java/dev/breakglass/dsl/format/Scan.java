package dev.breakglass.dsl.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A second, simple look at a text, which shares nothing with the parser: its words without any white space, and its
 * comments with the place among these words.
 *
 * @param words one after the other, without white space between them
 * @param comments where each stands: behind how many characters of the words, and whether beside the last of them
 */
record Scan(String words, List<String> comments) {
    private static final Pattern WORD =
            Pattern.compile("(?<comment>//[^\n]*)|\"(?:\\\\.|[^\"\\\\])*\"|/(?:\\\\.|[^/\\\\])+/|(?<line>\n)|\\s|.");

    static Scan of(String text) {
        StringBuilder words = new StringBuilder();
        List<String> comments = new ArrayList<>();
        boolean lineHasWords = false;
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            String found = matcher.group();
            if (matcher.group("comment") != null) {
                comments.add(words.length() + (lineHasWords ? " beside " : " above ") + found.stripTrailing());
            } else if (matcher.group("line") != null) {
                lineHasWords = false;
            } else if (!found.isBlank()) {
                words.append(found);
                lineHasWords = true;
            }
        }
        return new Scan(words.toString(), comments);
    }

    /** A line without the comment beside its words. */
    static String withoutComment(String line) {
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            if (matcher.group("comment") != null) {
                return line.substring(0, matcher.start()).stripTrailing();
            }
        }
        return line;
    }
}
