package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.time.Duration;

/** How long a session lives: {@code granted} unless the request asks otherwise, and never longer than {@code max}. */
public record Ttl(Duration granted, Duration max, Place place) {}
