package dev.breakglass.compiler.validate;

import dev.breakglass.runtime.decision.Durations;
import java.time.Duration;
import java.util.List;

/** Ages on and beside the edge of a length of time. */
final class Ages {

    static final Duration TICK = Duration.ofNanos(1);

    private Ages() {}

    /** What an age is called, and whether it is left to the details. */
    record Age(String edge, Duration age, boolean detail) {}

    /** Exactly that, one nanosecond older, one nanosecond younger, and dated one nanosecond from now. */
    static List<Age> around(Duration edge) {
        String text = Durations.text(edge);
        return List.of(
                new Age("exactly " + text + " old", edge, false),
                new Age("one nanosecond older than " + text, edge.plus(TICK), false),
                new Age("one nanosecond younger than " + text, edge.minus(TICK), true),
                new Age("dated one nanosecond from now", TICK.negated(), true));
    }
}
