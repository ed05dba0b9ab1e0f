package dev.breakglass.bench.engine;

import dev.breakglass.bench.workload.PathSpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of the workload's words. */
final class FloorWords {

    /** The bit of what no path has. */
    static final long UNKNOWN = 1L << 63;

    final Numbers zones = new Numbers();

    /** Actions, kinds and networks: each request has one of each. */
    final Numbers scope = new Numbers();

    final Numbers groups = new Numbers();
    final Numbers factors = new Numbers();
    final Numbers people = new Numbers();
    private final Map<String, Integer> zonesByPrefix = new HashMap<>();

    FloorWords(List<PathSpec> paths) {
        for (PathSpec path : paths) {
            zonesByPrefix.put(path.resourcePrefix(), zones.add(path.zone()));
            scope.add(path.kind());
            path.actions().forEach(scope::add);
            path.networks().forEach(scope::add);
            path.groups().forEach(groups::add);
            groups.add(path.approverGroup());
            path.factors().forEach(factors::add);
        }
    }

    /** The zone of what has such a name, or -1: every prefix ends with the last dash. */
    int zoneOfResource(String name) {
        return zonesByPrefix.getOrDefault(name.substring(0, name.lastIndexOf('-') + 1), -1);
    }

    /** Words and their numbers from 0, in the order in which they come. */
    static final class Numbers {
        private final Map<String, Integer> numbers = new HashMap<>();

        int add(String word) {
            return numbers.computeIfAbsent(word, unknown -> numbers.size());
        }

        /** -1 for a word that is not known. */
        int of(String word) {
            return numbers.getOrDefault(word, -1);
        }

        /** The bit of a number, or none for a word that is not known. */
        long bit(String word) {
            int number = of(word);
            if (number >= Long.SIZE) {
                throw new IllegalStateException("more than " + Long.SIZE + " words: " + numbers.keySet());
            }
            return number < 0 ? 0 : 1L << number;
        }

        long bits(Collection<String> words) {
            return words.stream().mapToLong(this::bit).reduce(0, (a, b) -> a | b);
        }
    }
}
