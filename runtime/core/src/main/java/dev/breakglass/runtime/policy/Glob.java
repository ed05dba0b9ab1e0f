package dev.breakglass.runtime.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern for names in which {@code *} stands for any run of characters and all else for itself. Immutable.
 *
 * <p>Matching takes time linear in the name for each star, and never recurses.
 */
final class Glob {

    private static final String[] NOTHING = {};

    private final boolean hasStar;
    /** Whether its only star is its end. */
    private final boolean isPrefix;

    /** What stands before the first star, or all of it. */
    private final String first;

    /** What stands after the last star. */
    private final String last;

    /** What stands between stars. */
    private final String[] middle;

    private Glob(List<String> pieces) {
        this.hasStar = pieces.size() > 1;
        this.first = pieces.get(0);
        this.last = pieces.get(pieces.size() - 1);
        this.isPrefix = pieces.size() == 2 && last.isEmpty();
        this.middle = hasStar ? pieces.subList(1, pieces.size() - 1).toArray(String[]::new) : NOTHING;
    }

    static Glob of(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int star = text.indexOf('*'); star >= 0; star = text.indexOf('*', from)) {
            pieces.add(text.substring(from, star));
            from = star + 1;
        }
        pieces.add(text.substring(from));
        return new Glob(pieces);
    }

    boolean matches(String name) {
        if (!hasStar) {
            return first.equals(name);
        }
        if (isPrefix) {
            return name.startsWith(first);
        }
        int end = name.length() - last.length();
        if (!name.startsWith(first) || first.length() > end || !last.isEmpty() && !name.endsWith(last)) {
            return false;
        }
        int from = first.length();
        for (String piece : middle) {
            int found = name.indexOf(piece, from);
            if (found < 0 || found + piece.length() > end) {
                return false;
            }
            from = found + piece.length();
        }
        return true;
    }
}
