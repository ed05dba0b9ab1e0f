package dev.breakglass.runtime.credentials;

import dev.breakglass.runtime.CredentialOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * From when until when something is good, in whole seconds.
 *
 * @param until the first moment at which it is not, no later than the order's
 */
record Validity(Instant issuedAt, Instant from, Instant until) {

    /** A target whose clock is behind by so much takes it all the same. */
    static final Duration SKEW = Duration.ofSeconds(60);

    /**
     * For so long what has expired stays revoked: longer than a clock can run ahead that is believed here (366 days), since targets whose
     * clocks are right take it until its own end.
     */
    static final Duration MARGIN = Duration.ofDays(400);

    static Validity of(CredentialOrder order, Instant now) {
        Instant issued = now.truncatedTo(ChronoUnit.SECONDS);
        Instant until = order.expiresAt().truncatedTo(ChronoUnit.SECONDS);
        if (!until.isAfter(now)) {
            throw new IllegalStateException("the session ends at " + order.expiresAt() + ", and it is " + now);
        }
        return new Validity(issued, issued.minus(SKEW), until);
    }
}
