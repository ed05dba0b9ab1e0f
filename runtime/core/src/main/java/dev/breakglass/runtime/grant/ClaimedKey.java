package dev.breakglass.runtime.grant;

import java.time.Instant;

/**
 * What is kept of a key that was handed out.
 *
 * @param hash SHA-256 of the key, 64 hexadecimal digits
 */
public record ClaimedKey(String hash, Instant at) {}
