package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;

/** What a kind of factor needs to be alive. */
public record Factor(FactorKind kind, Provider from, Place place) {}
