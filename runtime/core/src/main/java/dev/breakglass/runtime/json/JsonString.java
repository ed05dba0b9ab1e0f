package dev.breakglass.runtime.json;

/** A JSON string. */
public record JsonString(String value) implements JsonValue {}
