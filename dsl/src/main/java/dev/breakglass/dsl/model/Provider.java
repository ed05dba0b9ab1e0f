package dev.breakglass.dsl.model;

/** The resource that serves a signal or a factor: {@code from service "idp"}. */
public record Provider(String kind, String name) {}
