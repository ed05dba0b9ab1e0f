package dev.breakglass.scenario.coverage;

import dev.breakglass.dsl.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One policy set and what of it was reached. Immutable.
 *
 * @param digest of its sources, by which decisions name it
 * @param name what its files say after {@code policy}
 * @param folder where it lies, as people know it
 * @param items all that can be reached, in the order of the text
 * @param reached some of them
 */
public record CoveredSet(
        String digest, String name, String folder, List<SourceFile> sources, List<Item> items, Set<Item> reached) {

    public CoveredSet {
        sources = List.copyOf(sources);
        items = List.copyOf(items);
        reached = Set.copyOf(reached);
    }

    /** Rounded down, so that only what is whole is 100. */
    public int percent() {
        return percent(reached.size(), items.size());
    }

    /** Rounded down; of nothing, everything is reached. */
    static int percent(long part, long all) {
        return all == 0 ? 100 : (int) (100 * part / all);
    }

    public boolean isReached(Item item) {
        return reached.contains(item);
    }

    public List<Item> missing() {
        return items.stream().filter(item -> !isReached(item)).toList();
    }

    public List<Item> of(Kind kind) {
        return items.stream().filter(item -> item.kind() == kind).toList();
    }

    public long reachedOf(Kind kind) {
        return of(kind).stream().filter(this::isReached).count();
    }

    /** Where a file lies, as people know it; with {@code /}. */
    public String file(SourceFile source) {
        return Path.of(folder, source.set(), source.name())
                .normalize()
                .toString()
                .replace('\\', '/');
    }

    /** {@code policies/payments/paths.bgp:4}. */
    public String place(Item item) {
        return file(item.place().file()) + ":" + item.place().start().line();
    }

    /** The lines of a file that hold items, by number and in order. */
    public SortedMap<Integer, CoveredLine> lines(SourceFile source) {
        SortedMap<Integer, List<Item>> found = new TreeMap<>();
        for (Item item : items) {
            if (item.place().file().equals(source)) {
                found.computeIfAbsent(item.place().start().line(), line -> new ArrayList<>())
                        .add(item);
            }
        }
        SortedMap<Integer, CoveredLine> lines = new TreeMap<>();
        found.forEach((number, here) -> lines.put(
                number,
                new CoveredLine(
                        number,
                        here,
                        here.stream().filter(item -> !isReached(item)).toList())));
        return lines;
    }
}
