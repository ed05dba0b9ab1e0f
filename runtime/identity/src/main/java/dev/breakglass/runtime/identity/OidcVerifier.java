package dev.breakglass.runtime.identity;

import dev.breakglass.runtime.grant.GrantLimits;
import dev.breakglass.runtime.grant.SteadyClock;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.RequestLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Believes ID tokens of one OpenID provider (OpenID Connect Core 1.0, JSON Web Signature RFC 7515, RFC 8725). Safe for any
 * thread; one verifier lives as long as the service, because it remembers which tokens it accepted.
 *
 * <p>The key is the provider's, by the id in the token's header, and never one that the token brings. The algorithm must be
 * allowed here and fit the key. A token is good once.
 */
public final class OidcVerifier {

    /** Characters of a nonce. 16 of base64url hold 96 bits. */
    static final int NONCE_CHARS_MIN = 16;

    private final TokenRules rules;
    private final Set<TokenAlgorithm> algorithms;
    private final KeySource keys;
    private final SteadyClock clock;
    private final int tokenCharsMax;
    private final String groupsClaim;
    private final FactorNames names;
    private final AcceptedOnce once;

    OidcVerifier(OidcVerifierBuilder builder, TokenRules rules, KeySource keys, SteadyClock clock) {
        this.rules = rules;
        this.keys = keys;
        this.clock = clock;
        this.algorithms = builder.algorithms;
        this.tokenCharsMax = builder.tokenCharsMax;
        this.groupsClaim = builder.groupsClaim;
        this.names = builder.names;
        this.once = new AcceptedOnce(builder.tokensMax);
    }

    /**
     * A verifier with the usual settings, which lacks its keys.
     *
     * @param issuer the provider, exactly as its tokens name it; {@code https}, or {@code http} on this machine alone
     * @param audience the client id that the provider knows the service by
     * @throws IllegalArgumentException if the issuer is no such address
     */
    public static OidcVerifierBuilder builder(String issuer, String audience) {
        return new OidcVerifierBuilder(issuer, audience);
    }

    /**
     * Who somebody is, by a token that the provider answered a login with. Waits for the provider's keys when they must be
     * fetched, for as long as the builder says.
     *
     * @param nonce what the service sent with this very login, fresh for each, not guessable and forgotten after it, 16 to
     *     256 characters
     * @throws IdentityRefusedException if anything about the token does not hold
     * @throws IllegalArgumentException if the nonce is none
     */
    public VerifiedIdentity verify(String token, String nonce) {
        GrantLimits.STANDARD.id("nonce", nonce);
        if (nonce.length() < NONCE_CHARS_MIN) {
            throw new IllegalArgumentException(
                    "nonce: at least " + NONCE_CHARS_MIN + " characters, found " + nonce.length());
        }
        CompactToken parsed = CompactToken.parse(token, tokenCharsMax);
        signature(parsed, TokenHeader.read(parsed.header(), algorithms), keys);
        Claims claims = new Claims(parsed.claims());
        Instant now = clock.now();
        rules.check(claims, nonce, now);
        VerifiedIdentity identity = identity(claims, now);
        once.accept(claims.idIfPresent("jti"), parsed.signed(), rules.end(claims), clock);
        return identity;
    }

    static void signature(CompactToken token, TokenHeader header, KeySource keys) {
        if (!keys.key(header).verifies(header.algorithm(), token.signed(), token.signature())) {
            throw new IdentityRefusedException(
                    IdentityRefusal.SIGNATURE, "signature: not by the key that the header names, over this token");
        }
    }

    private VerifiedIdentity identity(Claims claims, Instant now) {
        String subject = subject(claims);
        String id = VerifiedIdentity.personId(rules.issuer(), subject);
        if (id.length() > GrantLimits.STANDARD.idCharsMax()) {
            throw new IdentityRefusedException(
                    IdentityRefusal.TOO_LARGE,
                    "\"sub\": issuer and subject together at most " + GrantLimits.STANDARD.idCharsMax()
                            + " characters, found " + id.length());
        }
        Optional<String> acr = claims.idIfPresent("acr");
        List<String> methods = claims.ids("amr", RequestLimits.FACTORS_MAX);
        // What is dated later than the request counts for nothing, so a clock that runs ahead is not taken at its word.
        Optional<Instant> at = claims.momentIfPresent("auth_time").map(found -> found.isAfter(now) ? now : found);
        return new VerifiedIdentity(
                rules.issuer(),
                subject,
                new Person(id, groups(claims), Map.of()),
                at.map(moment -> names.presented(methods, acr, moment)).orElse(List.of()),
                acr,
                at,
                claims.moment("exp"));
    }

    /** Of ASCII alone (OpenID Connect Core 1.0, section 2): other letters can be written in two ways that look the same. */
    private static String subject(Claims claims) {
        String subject = claims.id("sub");
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(subject)) {
            throw new IdentityRefusedException(
                    IdentityRefusal.CLAIM, "\"sub\": expected ASCII characters alone, found " + Quoted.of(subject));
        }
        return subject;
    }

    private Set<String> groups(Claims claims) {
        if (!claims.has(groupsClaim) && claims.isTrue("hasgroups")) {
            throw new IdentityRefusedException(
                    IdentityRefusal.CLAIM,
                    Quoted.of(groupsClaim) + ": the provider left it out and says that there are some (\"hasgroups\");"
                            + " have it send fewer groups, or those of this client alone");
        }
        if (claims.members().get("_claim_names") instanceof ObjectNode elsewhere && elsewhere.has(groupsClaim)) {
            throw new IdentityRefusedException(
                    IdentityRefusal.CLAIM,
                    Quoted.of(groupsClaim) + ": the provider left it out and says where else to ask (\"_claim_names\");"
                            + " have it send fewer groups, or those of this client alone");
        }
        return new LinkedHashSet<>(claims.ids(groupsClaim, GrantLimits.STANDARD.groupsMax()));
    }
}
