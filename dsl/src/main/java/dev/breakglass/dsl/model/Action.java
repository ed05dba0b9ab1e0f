package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.util.List;

/** Something that can be done; a group of actions names its members, all atomic and in order of name. */
public record Action(String name, List<String> includes, Place place) {

    public Action {
        includes = List.copyOf(includes);
    }

    public boolean isGroup() {
        return !includes.isEmpty();
    }
}
