package dev.breakglass.compiler.shape;

import dev.breakglass.runtime.program.Constants;

/** A condition as form and constants. */
public record Shaped(Shape shape, Constants constants) {}
