package dev.breakglass.runtime.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern for names in which {@code *} stands for any run of characters and all else for itself. Immutable.
 *
 * <p>Matching takes time linear in the name for each star, and never recurses.
 */
final class Glob {

    private final List<String> pieces;

    private Glob(List<String> pieces) {
        this.pieces = pieces;
    }

    static Glob of(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int star = text.indexOf('*'); star >= 0; star = text.indexOf('*', from)) {
            pieces.add(text.substring(from, star));
            from = star + 1;
        }
        pieces.add(text.substring(from));
        return new Glob(List.copyOf(pieces));
    }

    boolean matches(String name) {
        String first = pieces.get(0);
        if (pieces.size() == 1) {
            return first.equals(name);
        }
        String last = pieces.get(pieces.size() - 1);
        int end = name.length() - last.length();
        if (!name.startsWith(first) || !name.endsWith(last) || first.length() > end) {
            return false;
        }
        int from = first.length();
        for (int i = 1; i < pieces.size() - 1; i++) {
            String piece = pieces.get(i);
            int found = name.indexOf(piece, from);
            if (found < 0 || found + piece.length() > end) {
                return false;
            }
            from = found + piece.length();
        }
        return true;
    }
}
