package dev.breakglass.runtime.grant;

import java.time.Instant;

/** Who looked at a grant afterwards. */
public record Review(String by, Instant at, String note) {}
