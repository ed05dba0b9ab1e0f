package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.Optional;

/** Who looks at a grant afterwards and by when; or a reason why nobody does. */
public record Review(Optional<Due> due, Optional<String> noneBecause, Place place) {

    public Review {
        if (due.isEmpty() == noneBecause.isEmpty()) {
            throw new IllegalArgumentException("a review needs a reviewer or a reason for none, and not both");
        }
    }

    /** @param within counted from the end of the grant */
    public record Due(Duration within, Role by) {}
}
