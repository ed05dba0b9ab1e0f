package dev.breakglass.dsl.check;

import dev.breakglass.dsl.model.ResourcePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What one zone contains, by the beginnings of the names: two globs overlap only where that of the one, up to its first
 * {@code *}, begins that of the other. So a path into a zone of many resources need not be held against each.
 */
final class Contents {
    private final NavigableMap<String, List<String>> byStart = new TreeMap<>();

    Contents(List<ResourcePattern> patterns) {
        for (ResourcePattern held : patterns) {
            byStart.computeIfAbsent(start(held), start -> new ArrayList<>()).add(held.glob());
        }
    }

    /** A kind has no space in its name. */
    private static String start(ResourcePattern pattern) {
        int star = pattern.glob().indexOf('*');
        return pattern.kind() + " "
                + (star < 0 ? pattern.glob() : pattern.glob().substring(0, star));
    }

    /** Whether there can be a resource that lies in the zone and is wanted too. */
    boolean overlap(ResourcePattern wanted) {
        String start = start(wanted);
        for (int end = wanted.kind().length() + 1; end <= start.length(); end++) {
            if (overlap(byStart.getOrDefault(start.substring(0, end), List.of()), wanted)) {
                return true;
            }
        }
        for (var longer : byStart.tailMap(start, false).entrySet()) {
            if (!longer.getKey().startsWith(start)) {
                return false;
            } else if (overlap(longer.getValue(), wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean overlap(List<String> globs, ResourcePattern wanted) {
        return globs.stream().anyMatch(held -> Globs.overlap(held, wanted.glob()));
    }
}
