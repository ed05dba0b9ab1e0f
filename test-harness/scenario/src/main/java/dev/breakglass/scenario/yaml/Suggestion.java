package dev.breakglass.scenario.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known word that a misspelt one is closest to. */
public final class Suggestion {

    /** Known words that a message lists, at most. */
    private static final int LISTED_MAX = 24;

    private Suggestion() {}

    /** {@code ; did you mean `approve`?}, or the words there are when none is close and they are few. */
    public static String after(String word, Collection<String> known) {
        return closest(word, known)
                .map(Suggestion::of)
                .orElseGet(() ->
                        known.isEmpty() || known.size() > LISTED_MAX ? "" : "; there are: " + String.join(", ", known));
    }

    /** {@code ; did you mean `approve`?} */
    public static String of(String word) {
        return "; did you mean `" + word + "`?";
    }

    /** The first of the closest, if one is close. */
    public static Optional<String> closest(String word, Collection<String> known) {
        // The distance is quadratic, and no known word is near to an endless one.
        if (word.length() > 40) {
            return Optional.empty();
        }
        String said = word.toLowerCase(Locale.ROOT);
        int enough = word.length() / 3;
        return known.stream()
                .filter(k -> Math.abs(k.length() - word.length()) <= enough)
                .filter(k -> distance(said, k.toLowerCase(Locale.ROOT)) <= enough)
                .min(Comparator.comparingInt(k -> distance(said, k.toLowerCase(Locale.ROOT))));
    }

    /** Optimal string alignment: inserting, deleting, replacing and swapping neighbours cost one each. */
    public static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
