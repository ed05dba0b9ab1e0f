package dev.breakglass.dsl.lint.structure;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

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
        return sorted.subList(
                first(found -> found.compareTo(prefix) >= 0),
                first(found -> found.compareTo(prefix) >= 0 && !found.startsWith(prefix)));
    }

    /** Those whose key begins with this one's and goes on. */
    List<GlobOfZone> beyond(GlobOfZone glob) {
        String prefix = key.apply(glob);
        return sorted.subList(
                first(found -> found.compareTo(prefix) > 0),
                first(found -> found.compareTo(prefix) >= 0 && !found.startsWith(prefix)));
    }

    /** Where the keys begin of which this is true; it is false of all before and true of all after. */
    private int first(Predicate<String> isThere) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isThere.test(key.apply(sorted.get(middle)))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
