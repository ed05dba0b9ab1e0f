package dev.breakglass.compiler.validate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names that globs match, and names that they nearly match. */
final class GlobText {

    private final String left;
    private final String right;
    private final Set<Long> failed = new HashSet<>();

    private GlobText(String left, String right) {
        this.left = left;
        this.right = right;
    }

    /** The name that both globs match with as little as possible for their stars. */
    static Optional<String> common(String left, String right) {
        StringBuilder name = new StringBuilder();
        return new GlobText(left, right).common(0, 0, name)
                ? Optional.of(name.reverse().toString())
                : Optional.empty();
    }

    /** Finds the rest of the name, and writes it from its end. */
    private boolean common(int i, int j, StringBuilder name) {
        if (i == left.length() && j == right.length()) {
            return true;
        }
        long here = (long) i << Integer.SIZE | j;
        if (failed.contains(here)) {
            return false;
        }
        boolean star = i < left.length() && left.charAt(i) == '*';
        boolean other = j < right.length() && right.charAt(j) == '*';
        if (star && common(i + 1, j, name) || other && common(i, j + 1, name)) {
            return true;
        }
        boolean takesLeft = other && !star && i < left.length();
        boolean takesRight = star && !other && j < right.length();
        boolean takesBoth =
                !star && !other && i < left.length() && j < right.length() && left.charAt(i) == right.charAt(j);
        boolean found = takesLeft && common(i + 1, j, name)
                || takesRight && common(i, j + 1, name)
                || takesBoth && common(i + 1, j + 1, name);
        if (found) {
            name.append(takesRight ? right.charAt(j) : left.charAt(i));
        } else {
            failed.add(here);
        }
        return found;
    }

    /** Names on and beside the edge of a glob, those that tell most first. */
    static List<String> around(String glob) {
        Set<String> names = new LinkedHashSet<>();
        String least = glob.replace("*", "");
        String filled = glob.replace("*", "x");
        names.add(least);
        names.add("y" + least);
        names.add(least + "y");
        names.add(filled);
        names.add(glob.replace("*", "x\ny"));
        names.add(glob);
        names.add(filled.toUpperCase(Locale.ROOT));
        for (String name : List.of(least, filled)) {
            if (!name.isEmpty()) {
                names.add(name.substring(1));
                names.add(name.substring(0, name.length() - 1));
            }
        }
        names.addAll(pieces(glob));
        return List.copyOf(names);
    }

    /** The pieces between the stars: on top of one another where they overlap, and the wrong way round. */
    private static List<String> pieces(String glob) {
        List<String> pieces = List.of(glob.split("\\*", -1));
        List<String> names = new ArrayList<>();
        if (pieces.size() > 1) {
            StringBuilder overlapping = new StringBuilder(pieces.get(0));
            StringBuilder backwards = new StringBuilder(pieces.get(0));
            for (int i = 1; i < pieces.size(); i++) {
                String piece = pieces.get(i);
                boolean overlaps = !piece.isEmpty() && overlapping.toString().endsWith(piece.substring(0, 1));
                overlapping.append(overlaps ? piece.substring(1) : piece);
                backwards.insert(0, piece);
            }
            names.add(overlapping.toString());
            names.add(backwards.toString());
        }
        return names;
    }
}
