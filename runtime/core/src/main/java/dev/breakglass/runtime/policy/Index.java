package dev.breakglass.runtime.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The numbers of a vocabulary's words; -1 for a word that it does not have. */
final class Index {

    private final Vocabulary vocabulary;
    private final Map<String, Integer> zones;
    private final Map<String, Integer> actions;
    private final Map<String, Integer> kinds;
    private final Map<String, Integer> paths;

    Index(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.zones = numbers(vocabulary.zones(), Vocabulary.Zone::name);
        this.actions = numbers(vocabulary.actions(), name -> name);
        this.kinds = numbers(vocabulary.kinds(), name -> name);
        this.paths = numbers(vocabulary.paths(), Vocabulary.Path::name);
    }

    int zone(String name) {
        return zones.getOrDefault(name, -1);
    }

    int action(String name) {
        return actions.getOrDefault(name, -1);
    }

    int kind(String name) {
        return kinds.getOrDefault(name, -1);
    }

    int path(String name) {
        return paths.getOrDefault(name, -1);
    }

    /** By role: whether somebody in these groups holds it. */
    boolean[] roles(Set<String> groups) {
        boolean[] held = new boolean[vocabulary.roles().size()];
        for (int i = 0; i < held.length; i++) {
            held[i] = vocabulary.roles().get(i).groups().stream().anyMatch(groups::contains);
        }
        return held;
    }

    private static <T> Map<String, Integer> numbers(List<T> words, Function<T, String> name) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            numbers.put(name.apply(words.get(i)), i);
        }
        return Map.copyOf(numbers);
    }
}
