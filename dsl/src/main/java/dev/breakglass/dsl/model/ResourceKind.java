package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.util.List;

/** A kind of thing that lies in a zone, with its typed attributes. */
public record ResourceKind(String name, List<Attribute> attributes, Place place) {

    public ResourceKind {
        attributes = List.copyOf(attributes);
    }
}
