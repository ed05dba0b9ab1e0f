package dev.breakglass.runtime.request;

import java.time.Instant;

/** A signal's value and when it was taken. */
public record Reading(Value value, Instant at) {}
