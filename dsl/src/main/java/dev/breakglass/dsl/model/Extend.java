package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * How a live session may grow.
 *
 * @param times empty when the path does not count; the zone's ceiling holds all the same
 */
public record Extend(OptionalInt times, Duration by, List<Approve> with, Place place) {

    public Extend {
        with = List.copyOf(with);
    }
}
