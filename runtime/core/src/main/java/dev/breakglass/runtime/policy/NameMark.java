package dev.breakglass.runtime.policy;

/** A mark that is about the resource's name, and its place. Immutable and thread-safe. */
record NameMark(int place, Glob glob) {}
