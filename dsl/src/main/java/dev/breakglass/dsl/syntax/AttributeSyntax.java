package dev.breakglass.dsl.syntax;

import dev.breakglass.dsl.source.Place;

/** An attribute with its type: {@code pii: bool}. */
public record AttributeSyntax(Written<String> name, TypeSyntax type, Place place) {}
