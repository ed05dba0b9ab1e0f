package dev.breakglass.dsl.syntax;

import dev.breakglass.dsl.source.Place;

/** Something written, and where. */
public record Written<T>(T value, Place place) {}
