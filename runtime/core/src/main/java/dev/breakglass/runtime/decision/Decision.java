package dev.breakglass.runtime.decision;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The answer to one request. Immutable.
 *
 * @param path the path that permits, or that waits and would be the narrowest
 * @param ttl how long the session would live; present exactly when {@code path} is
 * @param findings on DENY why, on PENDING what is still open, path by path; none on PERMIT
 * @param policy digest of the policy's sources, {@code sha256:…}
 */
public record Decision(
        Outcome outcome,
        Optional<String> path,
        Optional<Duration> ttl,
        List<Finding> findings,
        List<Obligation> obligations,
        String policy) {

    public Decision {
        findings = List.copyOf(findings);
        obligations = List.copyOf(obligations);
    }

    public boolean permits() {
        return outcome == Outcome.PERMIT;
    }
}
