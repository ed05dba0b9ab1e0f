package dev.breakglass.dsl.syntax;

import dev.breakglass.dsl.source.Place;

/** A kind and a text: {@code database "ledger"}, as a pattern of resources or as a provider. */
public record Pattern(Written<String> kind, Written<String> text, Place place) {}
