package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;

/** A condition of a zone ({@code admit when}), a path or a forbid ({@code when}); the place covers the clause. */
public record When(Expr condition, Place place) {}
