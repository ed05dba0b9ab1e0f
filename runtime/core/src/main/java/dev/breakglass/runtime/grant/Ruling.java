package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.request.Request;
import java.util.Optional;

/**
 * One decision about a grant, with everything that it depended on. Immutable.
 *
 * @param inputs the request as it was decided: with the approvals, factors, signals and moment that counted
 * @param terms what the path says about the life of the grant; present exactly when the decision permits
 */
public record Ruling(Request inputs, Decision decision, Optional<PathTerms> terms) {

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
        }
    }
}
