package dev.breakglass.runtime.grant;

import java.time.Instant;
import java.util.Optional;

/**
 * When, by whom and why a grant came to its end.
 *
 * @param by absent when it was the runtime itself
 */
public record Ending(Instant at, Optional<String> by, String why) {}
