package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.util.List;

/** The signals that do not close this path when they are unknown, and why. */
public record Tolerate(List<String> signals, String because, Place place) {

    public Tolerate {
        signals = List.copyOf(signals);
    }
}
