package dev.breakglass.runtime.identity;

import java.time.Instant;

/**
 * What an authenticator is asked to sign: for one person, for one request, for a short time, once.
 *
 * @param challenge 32 random bytes in base64url without padding, as {@code PublicKeyCredentialRequestOptionsJSON} has them
 */
public record WebAuthnChallenge(String challenge, Instant expiresAt) {}
