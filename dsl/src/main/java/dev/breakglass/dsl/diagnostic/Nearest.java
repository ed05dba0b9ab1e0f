package dev.breakglass.dsl.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The word that a misspelt one was probably meant to be. */
public final class Nearest {

    private static final int LENGTH_MAX = 64;

    private Nearest() {}

    /** The nearest of the words by edits, if it is near enough to be meant. */
    public static Optional<String> to(String written, Collection<String> words) {
        int allowed = written.length() < 3 ? 0 : Math.max(1, written.length() / 3);
        return words.stream()
                .filter(word -> !word.equals(written) && distance(written, word) <= allowed)
                .min(Comparator.comparingInt((String word) -> distance(written, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    private static int distance(String a, String b) {
        if (a.length() > LENGTH_MAX || b.length() > LENGTH_MAX) {
            return Integer.MAX_VALUE;
        }
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int replace = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                edits[i][j] = Math.min(replace, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
                }
            }
        }
        return edits[a.length()][b.length()];
    }
}
