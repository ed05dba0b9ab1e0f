package dev.breakglass.dsl.lint.structure;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Patterns of resources, found by what they begin with, or by what they end with. */
final class Prefixes {
    private final List<GlobOfZone> sorted;
    private final Function<GlobOfZone, String> key;

    /** @param key what they are found by */
    Prefixes(Collection<GlobOfZone> globs, Function<GlobOfZone, String> key) {
        this.sorted = globs.stream().sorted(Comparator.comparing(key)).toList();
        this.key = key;
    }

    /** Those whose key begins with this one's. */
    List<GlobOfZone> from(GlobOfZone glob) {
        String prefix = key.apply(glob);
        return sorted.subList(first(prefix, false), first(prefix, true));
    }

    /** The first whose key begins with the prefix, or the first after all those. */
    private int first(String prefix, boolean after) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            String found = key.apply(sorted.get(middle));
            if (found.compareTo(prefix) < 0 || after && found.startsWith(prefix)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
