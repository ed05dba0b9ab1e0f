package dev.breakglass.runtime.json;

/** True or false. */
public record JsonBoolean(boolean value) implements JsonValue {}
