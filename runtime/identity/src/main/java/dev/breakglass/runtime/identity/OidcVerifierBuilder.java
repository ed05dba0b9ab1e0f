package dev.breakglass.runtime.identity;

import dev.breakglass.runtime.grant.GrantLimits;
import dev.breakglass.runtime.grant.SteadyClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Settings of an {@link OidcVerifier}. Each is checked when it is set, with an {@link IllegalArgumentException}. Not
 * safe for several threads.
 */
public final class OidcVerifierBuilder {

    private static final Duration LEEWAY_MAX = Duration.ofMinutes(5);
    private static final Duration AGE_MAX = Duration.ofDays(1);
    private static final Duration FETCH_MAX = Duration.ofMinutes(1);
    private static final int TOKEN_CHARS_LEAST = 1_024;
    private static final int TOKEN_CHARS_MOST = 1_048_576;

    private final String issuer;
    private final String audience;
    Set<TokenAlgorithm> algorithms = unmodifiable(
            EnumSet.of(TokenAlgorithm.RS256, TokenAlgorithm.PS256, TokenAlgorithm.ES256, TokenAlgorithm.EDDSA));
    private @Nullable Function<SteadyClock, KeySource> keys;
    private Clock wall = Clock.systemUTC();
    private LongSupplier ticker = System::nanoTime;
    private Duration leeway = Duration.ofSeconds(60);
    private Duration age = Duration.ofMinutes(10);
    private Duration fetch = Duration.ofSeconds(5);
    private Optional<SSLContext> tls = Optional.empty();
    int tokenCharsMax = 65_536;
    int tokensMax = 100_000;
    String groupsClaim = "groups";
    FactorNames names = FactorNames.STANDARD;

    OidcVerifierBuilder(String issuer, String audience) {
        URI address = WebAddress.checked("issuer", issuer);
        if (address.getRawQuery() != null) {
            throw new IllegalArgumentException("issuer: must have no query, found " + Quoted.of(issuer));
        }
        this.issuer = issuer;
        this.audience = GrantLimits.STANDARD.id("audience", audience);
    }

    /** The signatures that are allowed; otherwise {@code RS256 PS256 ES256 EdDSA}. */
    public OidcVerifierBuilder algorithms(Set<TokenAlgorithm> allowed) {
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("algorithms: at least one");
        }
        algorithms = unmodifiable(EnumSet.copyOf(allowed));
        return this;
    }

    /** Where the provider publishes its keys, its {@code jwks_uri}: {@code https}, or {@code http} on this machine alone. */
    public OidcVerifierBuilder keysAt(URI address) {
        URI checked = WebAddress.checked("keys", address.toString());
        keys = clock -> new PublishedKeys(new KeyEndpoint(checked, fetch, tls), clock);
        return this;
    }

    /**
     * The provider's keys themselves, for where it cannot be asked.
     *
     * @param jwkSet a JSON Web Key Set (RFC 7517)
     * @throws IdentityRefusedException if it is none
     */
    public OidcVerifierBuilder keys(String jwkSet) {
        FixedKeys fixed = new FixedKeys(SigningKeys.read(jwkSet.getBytes(StandardCharsets.UTF_8)));
        keys = clock -> fixed;
        return this;
    }

    /** How long fetching the keys may take, up to a minute; otherwise 5 s. */
    public OidcVerifierBuilder fetchWithin(Duration most) {
        fetch = within("fetch", most, FETCH_MAX);
        if (fetch.toMillis() == 0) {
            throw new IllegalArgumentException("fetch: at least a millisecond, found " + most);
        }
        return this;
    }

    /** Whose certificates the keys' address may have; otherwise those that Java trusts. */
    public OidcVerifierBuilder tls(SSLContext context) {
        tls = Optional.of(context);
        return this;
    }

    /** How far the provider's clock may be from ours, up to 5 min; otherwise 60 s. */
    public OidcVerifierBuilder leeway(Duration most) {
        leeway = within("leeway", most, LEEWAY_MAX);
        return this;
    }

    /** How long after it was issued a token is good, up to a day, however late it expires; otherwise 10 min. */
    public OidcVerifierBuilder tokenAge(Duration most) {
        age = within("token age", most, AGE_MAX);
        return this;
    }

    /** How long a token's text may be, 1,024 to 1,048,576 characters; otherwise 65,536. */
    public OidcVerifierBuilder tokenChars(int most) {
        if (most < TOKEN_CHARS_LEAST || most > TOKEN_CHARS_MOST) {
            throw new IllegalArgumentException(
                    "token: " + TOKEN_CHARS_LEAST + " to " + TOKEN_CHARS_MOST + " characters at most, found " + most);
        }
        tokenCharsMax = most;
        return this;
    }

    /** How many accepted tokens are remembered until they expire; otherwise 100,000. When it is so many, none is accepted. */
    public OidcVerifierBuilder tokensRemembered(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("tokens: at least 1 remembered, found " + most);
        }
        tokensMax = most;
        return this;
    }

    /** The claim with the groups, an array of strings; otherwise {@code groups}. */
    public OidcVerifierBuilder groupsClaim(String name) {
        groupsClaim = GrantLimits.STANDARD.id("groups claim", name);
        return this;
    }

    /** What the provider's words for factors mean; otherwise {@link FactorNames#STANDARD}. */
    public OidcVerifierBuilder factorNames(FactorNames words) {
        names = words;
        return this;
    }

    /** The wall clock. When it jumps back, the verifier's time goes on, so nothing that expired is good again. */
    public OidcVerifierBuilder clock(Clock clock) {
        wall = clock;
        return this;
    }

    /** Monotonic nanoseconds, from any origin. */
    OidcVerifierBuilder ticker(LongSupplier nanoseconds) {
        ticker = nanoseconds;
        return this;
    }

    /** @throws IllegalStateException if nobody said where the keys are */
    public OidcVerifier build() {
        if (keys == null) {
            throw new IllegalStateException("keys: say where they are with keysAt, or give them with keys");
        }
        SteadyClock clock = new SteadyClock(wall, ticker, wall.instant());
        return new OidcVerifier(this, new TokenRules(issuer, audience, leeway, age), keys.apply(clock), clock);
    }

    private static Duration within(String what, Duration found, Duration most) {
        if (found.isNegative() || found.compareTo(most) > 0) {
            throw new IllegalArgumentException(what + ": 0 to " + most + ", found " + found);
        }
        return found;
    }

    private static Set<TokenAlgorithm> unmodifiable(EnumSet<TokenAlgorithm> set) {
        return Collections.unmodifiableSet(set);
    }
}
