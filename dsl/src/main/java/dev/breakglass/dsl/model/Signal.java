package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.Optional;

/** An input of the segmentation layer; a value older than {@code fresh} is unknown. */
public record Signal(String name, Type type, Duration fresh, Optional<Provider> from, Place place) {}
