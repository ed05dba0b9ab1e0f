package dev.breakglass.scenario.result;

import dev.breakglass.scenario.yaml.Lengths;
import java.time.Duration;

/**
 * A stretch of time in which a door did not change.
 *
 * @param label the grant's own state, such as {@code ready} or {@code expired}
 * @param from since the scenario's start
 */
public record Band(DoorState state, String label, Duration from, Duration to) {

    /** {@code 4m – 35m}. */
    public String span() {
        return Lengths.text(from) + " – " + Lengths.text(to);
    }

    /** {@code pending (ready)}, or one word where both are the same. */
    public String text() {
        return state.word().equals(label) ? label : state.word() + " (" + label + ")";
    }
}
