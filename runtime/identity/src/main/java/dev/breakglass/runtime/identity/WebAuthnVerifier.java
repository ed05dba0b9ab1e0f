package dev.breakglass.runtime.identity;

import dev.breakglass.runtime.grant.GrantLimits;
import dev.breakglass.runtime.grant.SteadyClock;
import dev.breakglass.runtime.request.Presented;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Checks WebAuthn assertions (Web Authentication Level 3, section 7.2) as a step-up for one request. A challenge is for one
 * person and one request's digest, for a short time, and is spent by the first answer, right or wrong. The user must be there
 * and be verified by the authenticator, and the site must not be inside another's frame. Safe for any thread.
 */
public final class WebAuthnVerifier {

    private static final int CHALLENGE_BYTES = 32;

    private final AssertionCheck check;
    private final Passkeys passkeys;
    private final SteadyClock clock;
    private final Duration life;
    private final int challengesMax;
    private final Remembered<Asked, WebAuthnChallenge> open;
    private final SecureRandom random = new SecureRandom();

    WebAuthnVerifier(WebAuthnBuilder builder, AssertionCheck check) {
        this.check = check;
        this.passkeys = builder.passkeys;
        this.clock = new SteadyClock(builder.wall, builder.ticker, builder.wall.instant());
        this.life = builder.life;
        this.challengesMax = builder.challengesMax;
        this.open = new Remembered<>(challengesMax);
    }

    /**
     * A verifier with the usual settings.
     *
     * @param site the relying party's id, the domain that passkeys are registered for
     * @param origin where the service's pages come from, such as {@code https://ops.example.org}
     */
    public static WebAuthnBuilder builder(String site, String origin, Passkeys passkeys) {
        return new WebAuthnBuilder(site, origin, passkeys);
    }

    /**
     * A new challenge, in the place of an earlier one for the same person and request.
     *
     * @param requestDigest the digest of the request that is stepped up for
     * @throws IdentityRefusedException if too many challenges are open
     */
    public WebAuthnChallenge begin(String person, String requestDigest) {
        Asked asked = Asked.of(person, requestDigest);
        byte[] bytes = new byte[CHALLENGE_BYTES];
        random.nextBytes(bytes);
        Instant now = clock.now();
        WebAuthnChallenge challenge =
                new WebAuthnChallenge(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), now.plus(life));
        synchronized (open) {
            if (!open.put(asked, challenge, challenge.expiresAt(), now)) {
                throw new IdentityRefusedException(
                        IdentityRefusal.FULL,
                        "challenge: " + challengesMax + " are open, and no more can be remembered");
            }
        }
        return challenge;
    }

    /**
     * Takes the answer to the challenge that this person was given for this request.
     *
     * @return the factor, presented now
     * @throws IdentityRefusedException if no such challenge is open, or anything about the answer does not hold
     */
    public Presented finish(String person, String requestDigest, WebAuthnAssertion assertion) {
        Instant now = clock.now();
        WebAuthnChallenge challenge = spend(Asked.of(person, requestDigest), now)
                .orElseThrow(() -> new IdentityRefusedException(
                        IdentityRefusal.CHALLENGE,
                        "challenge: none is open for this person and this request; it may have expired or been used"));
        Passkey passkey = passkeys.find(person, assertion.id())
                .orElseThrow(() -> new IdentityRefusedException(
                        IdentityRefusal.UNKNOWN_PASSKEY, "passkey: the person has none of this id"));
        long counter = check.check(assertion, passkey, challenge.challenge());
        if (counter != passkey.counter() && !passkeys.advance(person, assertion.id(), passkey.counter(), counter)) {
            throw new IdentityRefusedException(
                    IdentityRefusal.CLONED, "counter: another assertion of this passkey came between");
        }
        return new Presented("webauthn", now);
    }

    private Optional<WebAuthnChallenge> spend(Asked asked, Instant now) {
        synchronized (open) {
            Optional<WebAuthnChallenge> found = open.get(asked, now);
            open.remove(asked);
            return found;
        }
    }

    private record Asked(String person, String requestDigest) {

        static Asked of(String person, String requestDigest) {
            return new Asked(
                    GrantLimits.STANDARD.id("person", person),
                    GrantLimits.STANDARD.id("request digest", requestDigest));
        }
    }
}
