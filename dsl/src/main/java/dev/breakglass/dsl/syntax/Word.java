package dev.breakglass.dsl.syntax;

import dev.breakglass.dsl.source.Place;

/** A name, number, text or pattern as it was written, quotes and slashes taken off. */
public record Word(String text, Place place) {}
