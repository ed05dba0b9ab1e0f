package dev.breakglass.dsl.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds the name that an author probably meant. Never proposes one that means the opposite, or that differs in a
 * number only: a tired person would take it.
 */
public final class Spelling {
    private static final int LENGTH_MAX = 64;
    private static final Set<Set<String>> OPPOSED = Set.of(
            Set.of("allow", "deny"),
            Set.of("allow", "forbid"),
            Set.of("permit", "deny"),
            Set.of("permit", "forbid"),
            Set.of("admit", "forbid"),
            Set.of("grant", "revoke"),
            Set.of("read", "write"),
            Set.of("internal", "external"),
            Set.of("intranet", "internet"),
            Set.of("inside", "outside"),
            Set.of("open", "close"),
            Set.of("open", "closed"),
            Set.of("lock", "unlock"),
            Set.of("start", "stop"),
            Set.of("most", "least"),
            Set.of("on", "off"),
            Set.of("in", "out"),
            Set.of("up", "down"),
            Set.of("max", "min"),
            Set.of("ro", "rw"),
            Set.of("employee", "employer"),
            Set.of("never", "ever"),
            Set.of("and", "or"),
            Set.of("any", "all"),
            Set.of("attach", "detach"),
            Set.of("enable", "disable"),
            Set.of("encrypt", "decrypt"),
            Set.of("import", "export"),
            Set.of("inbound", "outbound"),
            Set.of("ingress", "egress"),
            Set.of("never", "possible"),
            Set.of("public", "private"),
            Set.of("true", "false"),
            Set.of("upstream", "downstream"));
    private static final List<String> NEGATIONS = List.of("un", "non", "not", "dis", "in", "im", "no", "anti", "de");

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[-.]");

    private Spelling() {}

    /**
     * The nearest of the names; none when none is near, when two are equally near, or when its opposite is nearly as
     * near.
     */
    public static Optional<String> nearest(String wrong, Collection<String> names) {
        int best = Math.max(1, Math.min(3, wrong.length() / 3)) + 1;
        SortedMap<Integer, List<String>> byDistance = new TreeMap<>();
        if (wrong.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        for (String name : new TreeSet<>(names)) {
            if (Math.abs(name.length() - wrong.length()) > best || name.equals(wrong)) {
                continue;
            }
            int distance = distance(wrong, name);
            if (distance > best) {
                continue;
            }
            byDistance.computeIfAbsent(distance, none -> new ArrayList<>()).add(name);
            // What is nearer than the nearest so far makes all that is much farther of no account.
            best = areOpposed(wrong, name) ? best : Math.min(best, distance + 1);
        }
        List<String> nearest = byDistance.headMap(best).values().stream()
                .flatMap(List::stream)
                .filter(name -> !areOpposed(wrong, name))
                .toList();
        if (nearest.size() != 1) {
            return Optional.empty();
        }
        boolean opposite =
                byDistance.getOrDefault(best, List.of()).stream().anyMatch(name -> areOpposed(name, nearest.get(0)));
        return opposite ? Optional.empty() : Optional.of(nearest.get(0));
    }

    private static boolean areOpposed(String a, String b) {
        if (withoutDigits(a).equals(withoutDigits(b))) {
            return true;
        }
        List<String> left = new ArrayList<>(List.of(BETWEEN_WORDS.split(a)));
        List<String> right = new ArrayList<>(List.of(BETWEEN_WORDS.split(b)));
        for (String word : List.copyOf(left)) {
            if (right.remove(word)) {
                left.remove(word);
            }
        }
        if (left.isEmpty() || right.isEmpty()) {
            return left.stream().anyMatch(NEGATIONS::contains) || right.stream().anyMatch(NEGATIONS::contains);
        }
        for (String one : left) {
            for (String other : right) {
                if (OPPOSED.contains(Set.of(one, one.equals(other) ? "" : other))
                        || negates(one, other)
                        || negates(other, one)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String withoutDigits(String text) {
        return DIGITS.matcher(text).replaceAll("");
    }

    private static boolean negates(String one, String other) {
        return NEGATIONS.stream().anyMatch(prefix -> one.equals(prefix + other));
    }

    /** Edits between two words, a swap of neighbours being one (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(edits[i - 1][j] + 1, edits[i][j - 1] + 1);
                least = Math.min(least, edits[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, edits[i - 2][j - 2] + 1);
                }
                edits[i][j] = least;
            }
        }
        return edits[a.length()][b.length()];
    }
}
