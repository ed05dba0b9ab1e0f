package dev.breakglass.runtime.identity;

import dev.breakglass.runtime.grant.SteadyClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Remembers each accepted token until it could not be accepted any more. Safe for any thread. */
final class AcceptedOnce {

    private final int tokensMax;
    private final Remembered<String, Boolean> seen;

    AcceptedOnce(int tokensMax) {
        this.tokensMax = tokensMax;
        this.seen = new Remembered<>(tokensMax);
    }

    /**
     * Of any number of callers with one token, one comes through.
     *
     * @param signed what the signature is over, not the signature: a valid one can be made into another valid one
     * @param until from when on nobody would accept it, so that it can be forgotten
     */
    synchronized void accept(Optional<String> id, byte[] signed, Instant until, SteadyClock clock) {
        // Read under the lock: by the time of a thread that was held up, what another one forgot would not be over yet.
        Instant now = clock.now();
        if (!now.isBefore(until)) {
            throw new IdentityRefusedException(
                    IdentityRefusal.EXPIRED, "token: good until " + until + ", it is " + now);
        }
        String key = id.map(jti -> digest("jti ", jti.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> digest("token ", signed));
        if (seen.get(key, now).isPresent()) {
            throw new IdentityRefusedException(
                    IdentityRefusal.REPLAYED, "token: it was accepted once already, and is good once");
        }
        if (!seen.put(key, true, until, now)) {
            throw new IdentityRefusedException(
                    IdentityRefusal.FULL,
                    "token: " + tokensMax + " that were accepted have not expired, and no more can be remembered");
        }
    }

    private static String digest(String kind, byte[] bytes) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(kind.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
