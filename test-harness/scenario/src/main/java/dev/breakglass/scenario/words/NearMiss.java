package dev.breakglass.scenario.words;

import dev.breakglass.scenario.yaml.Suggestion;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The known word that another is taken for a misspelling of: the same in another case, or one or two letters off. Groups such as
 * {@code cn=sre,ou=people} have most of their parts in common, so only those count that differ. Pure and safe for any thread.
 */
final class NearMiss {

    private static final int LETTERS_MAX = 2;

    /** In a part of fewer letters another letter makes another word. */
    private static final int LETTERS_FOR_EACH = 3;

    /** To compare longer parts takes long. */
    private static final int PART_MAX = 100;

    private static final int FAR = Integer.MAX_VALUE;

    /** Before and behind whatever is no letter and no digit. */
    private static final Pattern BETWEEN_PARTS =
            Pattern.compile("(?<=[^\\p{L}\\p{N}])|(?=[^\\p{L}\\p{N}])", Pattern.UNICODE_CHARACTER_CLASS);

    private NearMiss() {}

    /** The nearest, if one is near. */
    static Optional<String> of(String word, Collection<String> known) {
        return known.stream()
                .filter(each -> letters(word, each) != FAR)
                .min(Comparator.comparingInt(each -> letters(word, each)));
    }

    /** How many letters are wrong, or {@link #FAR}. */
    private static int letters(String word, String known) {
        if (Math.abs(word.length() - known.length()) > LETTERS_MAX) {
            return FAR;
        }
        List<String> left = parts(word);
        List<String> right = parts(known);
        int from = 0;
        while (from < Math.min(left.size(), right.size()) && left.get(from).equals(right.get(from))) {
            from++;
        }
        int leftEnd = left.size();
        int rightEnd = right.size();
        while (leftEnd > from && rightEnd > from && left.get(leftEnd - 1).equals(right.get(rightEnd - 1))) {
            leftEnd--;
            rightEnd--;
        }
        return letters(String.join("", left.subList(from, leftEnd)), right.subList(from, rightEnd));
    }

    private static int letters(String wrong, List<String> parts) {
        String right = String.join("", parts);
        int longer = Math.max(wrong.length(), right.length());
        if (longer > PART_MAX) {
            return FAR;
        }
        int letters = Suggestion.distance(wrong, right);
        return letters <= Math.min(LETTERS_MAX, longer / LETTERS_FOR_EACH) ? letters : FAR;
    }

    private static List<String> parts(String word) {
        return List.of(BETWEEN_PARTS.split(word.toLowerCase(Locale.ROOT)));
    }
}
