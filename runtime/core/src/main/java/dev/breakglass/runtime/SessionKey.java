package dev.breakglass.runtime;

import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantLimits;
import dev.breakglass.runtime.grant.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * The key that opens one session, once: 256 random bits and the name of their grant. Never printed, compared in constant
 * time, and kept by the runtime only as a SHA-256 hash. Safe for any thread.
 */
public final class SessionKey {

    private static final int BYTES = 32;
    private static final int GRANT_CHARS = 18;

    private final GrantId grant;
    private final byte[] secret;
    /** What stays when the secret is gone, so that a spent key is told from a wrong one. */
    private final String hash;

    private boolean destroyed;

    private SessionKey(GrantId grant, byte[] secret) {
        this.grant = grant;
        this.secret = secret;
        this.hash = Sha256.hex(secret);
    }

    static SessionKey mint(GrantId grant, SecureRandom random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return new SessionKey(grant, secret);
    }

    /**
     * Reads what {@link #reveal} gave.
     *
     * @throws IllegalArgumentException if it is not of that form; the message does not repeat it
     */
    public static SessionKey parse(String text) {
        boolean fits = text.length() > GRANT_CHARS + 1
                && text.length() <= GrantLimits.STANDARD.keyCharsMax()
                && text.charAt(GRANT_CHARS) == '.';
        if (fits) {
            GrantId grant = new GrantId(text.substring(0, GRANT_CHARS));
            byte[] secret = decode(text.substring(GRANT_CHARS + 1));
            SessionKey key = new SessionKey(grant, secret);
            // Base64 lets several texts stand for the same bytes; a key has one text.
            if (secret.length == BYTES && key.sameText(text)) {
                return key;
            }
            key.destroy();
        }
        throw new IllegalArgumentException("key: not of the form of a session key");
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private boolean sameText(String text) {
        return MessageDigest.isEqual(reveal().getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }

    public GrantId grant() {
        return grant;
    }

    /**
     * The key as text, to hand to its one user. Whoever has it and is the requester can open the session.
     *
     * @throws IllegalStateException once it is destroyed
     */
    public synchronized String reveal() {
        return grant + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(alive());
    }

    String hash() {
        return hash;
    }

    boolean matches(String expectedHash) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), expectedHash.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] alive() {
        if (destroyed) {
            throw new IllegalStateException("the key is destroyed");
        }
        return secret;
    }

    /** Overwrites the secret, as the runtime does when the key has opened its session. */
    public synchronized void destroy() {
        Arrays.fill(secret, (byte) 0);
        destroyed = true;
    }

    public synchronized boolean isDestroyed() {
        return destroyed;
    }

    /** Names the grant and hides the secret. */
    @Override
    public String toString() {
        return "SessionKey[" + grant + "]";
    }
}
