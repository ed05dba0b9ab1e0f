package dev.breakglass.runtime.json;

/** The JSON null. */
public record JsonNull() implements JsonValue {}
