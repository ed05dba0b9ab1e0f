package dev.breakglass.runtime.grant;

import java.time.Instant;
import java.util.Optional;

/**
 * When, by whom and why a grant came to its end.
 *
 * @param by absent when it was the runtime itself
 * @param suspension present when the runtime suspended it
 */
public record Ending(Instant at, Optional<String> by, String why, Optional<Suspension> suspension) {

    static Ending of(Instant at, Optional<String> by, String why) {
        return new Ending(at, by, why, Optional.empty());
    }

    static Ending of(Instant at, Optional<String> by, Suspension suspension) {
        return new Ending(at, by, suspension.why(), Optional.of(suspension));
    }
}
