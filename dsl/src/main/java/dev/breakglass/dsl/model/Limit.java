package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How often one requester may walk one path. */
public record Limit(OptionalInt atOnce, List<Rate> rates, Optional<Duration> cooldown, Place place) {

    public Limit {
        rates = List.copyOf(rates);
    }

    /** At most so many grants in any window of this length; the edge counts. */
    public record Rate(int grants, Duration per) {}
}
