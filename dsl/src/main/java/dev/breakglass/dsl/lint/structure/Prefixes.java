package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.Zone;
import java.util.Comparator;
import java.util.List;

/** Patterns of one kind of resource, found by what they begin with. */
final class Prefixes {
    private final List<Entry> entries;

    /** @param prefix the part of the glob before its first star */
    record Entry(String prefix, ResourcePattern pattern, Zone zone) {}

    Prefixes(List<Entry> entries) {
        this.entries = entries.stream()
                .sorted(Comparator.comparing(Entry::prefix))
                .toList();
    }

    static Entry entry(ResourcePattern pattern, Zone zone) {
        int star = pattern.glob().indexOf('*');
        return new Entry(star < 0 ? pattern.glob() : pattern.glob().substring(0, star), pattern, zone);
    }

    /** Those whose fixed beginning begins with this one's; of two globs that overlap, one is found from the other. */
    List<Entry> from(Entry entry) {
        return entries.subList(first(entry.prefix(), false), first(entry.prefix(), true));
    }

    List<Entry> all() {
        return entries;
    }

    /** The first that does not sort before all (or is after all) that begin with the prefix. */
    private int first(String prefix, boolean after) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            String found = entries.get(middle).prefix();
            boolean before = found.compareTo(prefix) < 0 || after && found.startsWith(prefix);
            if (before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
