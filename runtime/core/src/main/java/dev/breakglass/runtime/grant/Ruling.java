package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.util.Optional;

/**
 * One decision about a grant, with everything that it depended on. Immutable.
 *
 * @param inputs the request as it was decided: with the approvals, factors, signals and moment that counted
 * @param terms what the path says about the life of the grant; present exactly when the decision permits
 */
public record Ruling(Request inputs, Decision decision, Optional<PathTerms> terms) {

    private static final Duration LONGEST = Duration.ofDays(3_660);

    /** Refuses a permit without path, TTL or terms with an {@link IllegalArgumentException}. */
    public Ruling {
        if (decision.permits() != terms.isPresent()) {
            throw new IllegalArgumentException("terms belong to a permit, and a permit has terms");
        }
        if (decision.permits()) {
            boolean whole = decision.path().isPresent()
                    && decision.ttl().isPresent()
                    && decision.path().equals(terms.map(PathTerms::path))
                    && terms.map(PathTerms::zone).equals(Optional.of(inputs.zone()));
            if (!whole) {
                throw new IllegalArgumentException("a permit names one path into the zone, its TTL and its terms");
            }
            decision.ttl().ifPresent(ttl -> requireSane("ttl", ttl));
            terms.ifPresent(Ruling::requireSane);
        }
    }

    private static void requireSane(PathTerms terms) {
        requireSane("redeem", terms.redeemWithin());
        for (Obligation obligation : terms.obligations()) {
            if (obligation instanceof Obligation.Idle idle) {
                requireSane("idle", idle.after());
            } else if (obligation instanceof Obligation.Review review) {
                requireSane("review", review.within());
            }
        }
    }

    /** So that no deadline is ever beyond what can be counted, which would stop every sweep. */
    private static void requireSane(String what, Duration length) {
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(what + ": more than nothing, at most " + LONGEST + ", found " + length);
        }
    }
}
