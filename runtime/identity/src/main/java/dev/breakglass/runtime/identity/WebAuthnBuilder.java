package dev.breakglass.runtime.identity;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Settings of a {@link WebAuthnVerifier}. Each is checked when it is set, with an {@link IllegalArgumentException}. Not
 * safe for several threads.
 */
public final class WebAuthnBuilder {

    private static final Duration LIFE_MIN = Duration.ofSeconds(10);
    private static final Duration LIFE_MAX = Duration.ofMinutes(10);

    private final String site;
    private final Set<String> origins = new LinkedHashSet<>();
    final Passkeys passkeys;
    Clock wall = Clock.systemUTC();
    LongSupplier ticker = System::nanoTime;
    Duration life = Duration.ofMinutes(2);
    int challengesMax = 10_000;

    WebAuthnBuilder(String site, String origin, Passkeys passkeys) {
        this.site = site;
        this.passkeys = passkeys;
        origin(origin);
    }

    /** A further origin whose pages may ask, of the site or of a domain below it. */
    public WebAuthnBuilder origin(String origin) {
        URI address = WebAddress.checked("origin", origin);
        if (!address.getRawPath().isEmpty() || address.getRawQuery() != null) {
            throw new IllegalArgumentException("origin: must have no path and no query, found " + Quoted.of(origin));
        }
        String host = address.getHost();
        if (!host.equals(site) && !host.endsWith("." + site)) {
            throw new IllegalArgumentException(
                    "origin: expected one of the site " + Quoted.of(site) + ", found " + Quoted.of(origin));
        }
        origins.add(origin);
        return this;
    }

    /** How long a challenge may be answered, 10 s to 10 min; otherwise 2 min. */
    public WebAuthnBuilder life(Duration length) {
        if (length.compareTo(LIFE_MIN) < 0 || length.compareTo(LIFE_MAX) > 0) {
            throw new IllegalArgumentException("life: " + LIFE_MIN + " to " + LIFE_MAX + ", found " + length);
        }
        life = length;
        return this;
    }

    /** How many challenges may be open; otherwise 10,000. When it is so many, no further one is given. */
    public WebAuthnBuilder challenges(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("challenges: at least 1, found " + most);
        }
        challengesMax = most;
        return this;
    }

    /** The wall clock. When it jumps back, the verifier's time goes on, so no challenge lives longer. */
    public WebAuthnBuilder clock(Clock clock) {
        wall = clock;
        return this;
    }

    /** Monotonic nanoseconds, from any origin. */
    WebAuthnBuilder ticker(LongSupplier nanoseconds) {
        ticker = nanoseconds;
        return this;
    }

    public WebAuthnVerifier build() {
        return new WebAuthnVerifier(this, new AssertionCheck(site, origins, true));
    }
}
