package dev.breakglass.dsl.syntax;

/** {@code database "archive-*"}. */
public record Thing(Word kind, Word glob) {}
