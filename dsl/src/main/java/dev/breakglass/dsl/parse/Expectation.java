package dev.breakglass.dsl.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What a grammar expects, in the reader's words. */
final class Expectation {

    private static final int WORDS_MAX = 6;

    private Expectation() {}

    /** {@code a duration}, {@code `of` or a name}. */
    static String words(IntervalSet expected) {
        boolean anyName = expected.contains(BgpParser.NAME);
        TreeSet<String> words = new TreeSet<>();
        for (int type : expected.toArray()) {
            String word = word(type, anyName);
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        List<String> list = new ArrayList<>(words);
        if (list.isEmpty() || list.size() > WORDS_MAX) {
            return "something else";
        }
        return list.size() == 1
                ? list.get(0)
                : String.join(", ", list.subList(0, list.size() - 1)) + " or " + list.get(list.size() - 1);
    }

    private static String word(int type, boolean anyName) {
        return switch (type) {
            case Token.EOF -> "the end of the clause";
            case BgpParser.NAME -> "a name";
            case BgpParser.DURATION -> "a duration";
            case BgpParser.INT -> "a number";
            case BgpParser.STRING -> "a text in quotes";
            case BgpParser.PATTERN -> "a pattern between slashes";
            default -> keyword(type, anyName);
        };
    }

    private static String keyword(int type, boolean anyName) {
        String literal = BgpParser.VOCABULARY.getLiteralName(type);
        if (literal == null) {
            return "";
        }
        String text = literal.substring(1, literal.length() - 1);
        boolean reserved = !Character.isLetter(text.charAt(0))
                || List.of("and", "or", "not", "in", "within", "has", "matches", "starts", "ends", "true", "false")
                        .contains(text);
        return anyName && !reserved ? "" : "`" + text + "`";
    }
}
