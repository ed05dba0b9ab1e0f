package dev.breakglass.dsl.format;

import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random white space and comments between words, wherever the language allows them. */
final class RandomSpace {
    private static final Set<String> NEED_NO_SPACE =
            Set.of("{", "}", "(", ")", ",", ":", "==", "!=", "<", "<=", ">", ">=");
    private static final List<String> COMMENTS = List.of(
            "// why", "//", "/// what it is", "///", "//close", "// spaces  \t", "// ä𝄞 {", "//// four", "// \"x\" }");

    private final Random random;
    private final int commentsPerMille;

    RandomSpace(Random random, int commentsPerMille) {
        this.random = random;
        this.commentsPerMille = commentsPerMille;
    }

    String between(List<String> words) {
        StringBuilder text = new StringBuilder();
        String before = "{";
        for (String word : words) {
            gap(text, NEED_NO_SPACE.contains(before) || NEED_NO_SPACE.contains(word));
            text.append(word);
            before = word;
        }
        gap(text, true);
        if (random.nextInt(2000) < commentsPerMille) {
            text.append(" ").append(one(COMMENTS));
        }
        return text.toString();
    }

    private void gap(StringBuilder text, boolean mayBeEmpty) {
        int length = text.length();
        while (random.nextInt(1000) < commentsPerMille) {
            white(text);
            text.append(one(COMMENTS)).append(one(List.of("\n", "\r\n", " \n\n", "\n\t\n\n")));
        }
        white(text);
        if (text.length() == length && !mayBeEmpty) {
            text.append(' ');
        }
    }

    private void white(StringBuilder text) {
        text.append(one(List.of("", "", " ", " ", " ", "  ", "\n", "\n  ", "\n\n", "\r\n", "\t", " \n \n\n ")));
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
