package dev.breakglass.runtime.grant;

import java.time.Instant;

/**
 * Something that a requester made somebody look at.
 *
 * @param failed whether it was a factor that was not presented; otherwise the request had to be answered
 */
public record Prompt(String requester, Instant at, GrantId grant, boolean failed) {}
