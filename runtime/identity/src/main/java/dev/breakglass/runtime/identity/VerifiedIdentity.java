package dev.breakglass.runtime.identity;

import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody as their provider vouches for them, with the token's every check behind it. Immutable.
 *
 * @param issuer the provider
 * @param subject the person at this provider
 * @param person the id is {@link #personId} of issuer and subject; no name, e-mail address or other claim is part of it
 * @param factors what the person presented to the provider, dated by {@code auth_time}; none if the provider did not say when
 * @param acr the provider's word for how sure it is, as it stands in the token
 * @param authenticatedAt {@code auth_time}
 * @param expiresAt when the token ends
 */
public record VerifiedIdentity(
        String issuer,
        String subject,
        Person person,
        List<Presented> factors,
        Optional<String> acr,
        Optional<Instant> authenticatedAt,
        Instant expiresAt) {

    public VerifiedIdentity {
        factors = List.copyOf(factors);
    }

    /**
     * The issuer, {@code #}, and the subject. An issuer has no fragment (OpenID Connect Core 1.0, section 2), so the first
     * {@code #} ends it, and no two identities have one id.
     *
     * @throws IllegalArgumentException if there is a {@code #} in the issuer
     */
    public static String personId(String issuer, String subject) {
        if (issuer.indexOf('#') >= 0) {
            throw new IllegalArgumentException("issuer: must have no fragment, found " + Quoted.of(issuer));
        }
        return issuer + "#" + subject;
    }
}
