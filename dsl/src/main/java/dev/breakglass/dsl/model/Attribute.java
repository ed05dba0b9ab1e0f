package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;

/** A declared attribute of the requester, the incident or a kind of resource. */
public record Attribute(String name, Type type, Place place) {}
