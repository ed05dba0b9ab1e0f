package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;

/** Resources of one kind whose name matches a glob; in the glob, {@code *} stands for any run of characters. */
public record ResourcePattern(String kind, String glob, Place place) {}
