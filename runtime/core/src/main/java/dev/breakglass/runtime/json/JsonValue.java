package dev.breakglass.runtime.json;

/** A JSON value. Immutable. Numbers are integers of at most 2^53 - 1 in magnitude (RFC 7493, section 2.2). */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {}
