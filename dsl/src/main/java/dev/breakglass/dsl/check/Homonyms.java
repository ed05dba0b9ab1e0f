package dev.breakglass.dsl.check;

import dev.breakglass.dsl.source.Place;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What each name stands for in every namespace, for when it is looked for in the wrong one. */
final class Homonyms {
    private final Map<String, Map<NameKind, Place>> places = new HashMap<>();

    /** A name that is declared, and as what. */
    record Other(NameKind kind, Place place) {}

    void add(NameKind kind, String name, Place place) {
        places.computeIfAbsent(name, first -> new EnumMap<>(NameKind.class)).putIfAbsent(kind, place);
    }

    /** The first other kind of thing that the name stands for. */
    Optional<Other> besides(NameKind kind, String name) {
        return places.getOrDefault(name, Map.of()).entrySet().stream()
                .filter(entry -> entry.getKey() != kind)
                .findFirst()
                .map(entry -> new Other(entry.getKey(), entry.getValue()));
    }
}
