package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.util.List;
import java.util.Optional;

/** What a path asks for as justification: every part of it, or a reason for none. */
public record Justify(List<Part> parts, Optional<String> noneBecause, Place place) {

    public Justify {
        parts = List.copyOf(parts);
        if (parts.isEmpty() == noneBecause.isEmpty()) {
            throw new IllegalArgumentException("a justification needs parts or a reason for none, and not both");
        }
    }

    public sealed interface Part {
        Place place();
    }

    /** At least so many characters: Unicode code points, outer white space not counted. */
    public record Characters(int atLeast, Place place) implements Part {}

    /** A ticket that matches the RE2 pattern as a whole. */
    public record Ticket(String pattern, Place place) implements Part {}
}
