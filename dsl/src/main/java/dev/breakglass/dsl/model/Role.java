package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.util.List;
import java.util.OptionalInt;

/** Who may: everybody in at least one of the identity provider's {@code groups}. */
public record Role(String name, List<String> groups, OptionalInt size, List<String> disjointFrom, Place place) {

    public Role {
        groups = List.copyOf(groups);
        disjointFrom = List.copyOf(disjointFrom);
    }
}
