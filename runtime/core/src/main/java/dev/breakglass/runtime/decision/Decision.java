package dev.breakglass.runtime.decision;

import dev.breakglass.runtime.program.ReasonCode;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one request. Immutable and thread-safe.
 *
 * <p>Which reasons there are is known at once; what each of them says, clause by clause, is put into words when somebody asks
 * for the {@link #findings()} first, and until then the request and the policy are kept for it.
 */
public final class Decision {

    private final Outcome outcome;
    private final Optional<String> path;
    private final Optional<Duration> ttl;
    private final List<Obligation> obligations;
    private final String policy;
    private final Set<ReasonCode> reasons;
    private final Supplier<List<Finding>> why;
    // Written more than once by racing threads, each time with an equal, immutable list.
    private @Nullable List<Finding> findings;

    /**
     * A decision whose findings are known.
     *
     * @param path the path that permits, or that waits and would be the narrowest
     * @param ttl how long the session would live; present exactly when {@code path} is
     * @param findings on DENY why, on PENDING what is still open, path by path; none on PERMIT
     * @param policy digest of the policy's sources, {@code sha256:…}
     */
    public Decision(
            Outcome outcome,
            Optional<String> path,
            Optional<Duration> ttl,
            List<Finding> findings,
            List<Obligation> obligations,
            String policy) {
        this(outcome, path, ttl, codes(findings), () -> findings, List.copyOf(obligations), policy);
        this.findings = List.copyOf(findings);
    }

    private Decision(
            Outcome outcome,
            Optional<String> path,
            Optional<Duration> ttl,
            Set<ReasonCode> reasons,
            Supplier<List<Finding>> why,
            List<Obligation> obligations,
            String policy) {
        this.outcome = outcome;
        this.path = path;
        this.ttl = ttl;
        this.reasons = reasons;
        this.why = why;
        this.obligations = obligations;
        this.policy = policy;
    }

    /**
     * A decision whose findings are put into words when they are asked for.
     *
     * @param reasons the codes of these findings; not changed by anybody any more
     * @param why answers the same findings each time
     * @param obligations not changed by anybody any more
     */
    public static Decision because(
            Outcome outcome,
            Optional<String> path,
            Optional<Duration> ttl,
            Set<ReasonCode> reasons,
            Supplier<List<Finding>> why,
            List<Obligation> obligations,
            String policy) {
        return new Decision(outcome, path, ttl, reasons, why, obligations, policy);
    }

    private static Set<ReasonCode> codes(List<Finding> findings) {
        Set<ReasonCode> codes = EnumSet.noneOf(ReasonCode.class);
        findings.forEach(finding -> codes.add(finding.code()));
        return Collections.unmodifiableSet(codes);
    }

    public Outcome outcome() {
        return outcome;
    }

    /** The path that permits, or that waits and would be the narrowest. */
    public Optional<String> path() {
        return path;
    }

    /** How long the session would live; present exactly when {@link #path()} is. */
    public Optional<Duration> ttl() {
        return ttl;
    }

    /** The codes of all findings. */
    public Set<ReasonCode> reasons() {
        return reasons;
    }

    /** On DENY why, on PENDING what is still open, path by path; none on PERMIT. */
    public List<Finding> findings() {
        List<Finding> known = findings;
        if (known == null) {
            known = List.copyOf(why.get());
            findings = known;
        }
        return known;
    }

    public List<Obligation> obligations() {
        return obligations;
    }

    /** Digest of the policy's sources, {@code sha256:…}. */
    public String policy() {
        return policy;
    }

    public boolean permits() {
        return outcome == Outcome.PERMIT;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Decision that
                && outcome == that.outcome
                && path.equals(that.path)
                && ttl.equals(that.ttl)
                && reasons.equals(that.reasons)
                && findings().equals(that.findings())
                && obligations.equals(that.obligations)
                && policy.equals(that.policy);
    }

    @Override
    public int hashCode() {
        return Objects.hash(outcome, path, ttl, reasons, obligations, policy);
    }

    @Override
    public String toString() {
        return outcome + " " + path.orElse("") + " " + findings() + " " + obligations + " by " + policy;
    }
}
