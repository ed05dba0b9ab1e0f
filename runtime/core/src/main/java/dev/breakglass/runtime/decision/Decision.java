package dev.breakglass.runtime.decision;

import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one request. Immutable and thread-safe.
 *
 * <p>Which reasons there are is known at once; what each of them says, clause by clause, is put into words when somebody asks
 * for the {@link #findings()} first; a decision keeps its request and the policy for that.
 */
public final class Decision {

    private final Verdict verdict;
    /** Nothing if there is nothing to be found out about it. */
    private final @Nullable Request request;
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
        this(known(outcome, path, ttl, List.copyOf(findings), List.copyOf(obligations), policy), null);
    }

    private Decision(Verdict verdict, @Nullable Request request) {
        this.verdict = verdict;
        this.request = request;
    }

    /** A decision about a request, whose findings are put into words when they are asked for. */
    public static Decision about(Request request, Verdict verdict) {
        return new Decision(verdict, request);
    }

    private static Verdict known(
            Outcome outcome,
            Optional<String> path,
            Optional<Duration> ttl,
            List<Finding> findings,
            List<Obligation> obligations,
            String policy) {
        return new Verdict(outcome, path, ttl, codes(findings), obligations, policy, request -> findings);
    }

    private static Set<ReasonCode> codes(List<Finding> findings) {
        Set<ReasonCode> codes = EnumSet.noneOf(ReasonCode.class);
        findings.forEach(finding -> codes.add(finding.code()));
        return Collections.unmodifiableSet(codes);
    }

    public Outcome outcome() {
        return verdict.outcome();
    }

    /** The path that permits, or that waits and would be the narrowest. */
    public Optional<String> path() {
        return verdict.path();
    }

    /** How long the session would live; present exactly when {@link #path()} is. */
    public Optional<Duration> ttl() {
        return request != null && path().isPresent() && request.ttl().isPresent() ? request.ttl() : verdict.ttl();
    }

    /** The codes of all findings. */
    public Set<ReasonCode> reasons() {
        return verdict.reasons();
    }

    /** On DENY why, on PENDING what is still open, path by path; none on PERMIT. */
    public List<Finding> findings() {
        List<Finding> known = findings;
        if (known == null) {
            known = List.copyOf(verdict.why().about(request));
            // What went wrong while words were looked for may go well the next time.
            findings = isFault(known) ? null : known;
        }
        return known;
    }

    private boolean isFault(List<Finding> told) {
        return !reasons().contains(ReasonCode.INTERNAL)
                && told.stream().anyMatch(finding -> finding.code() == ReasonCode.INTERNAL);
    }

    public List<Obligation> obligations() {
        return verdict.obligations();
    }

    /** Digest of the policy's sources, {@code sha256:…}. */
    public String policy() {
        return verdict.policy();
    }

    public boolean permits() {
        return outcome() == Outcome.PERMIT;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Decision that
                && outcome() == that.outcome()
                && path().equals(that.path())
                && ttl().equals(that.ttl())
                && reasons().equals(that.reasons())
                && findings().equals(that.findings())
                && obligations().equals(that.obligations())
                && policy().equals(that.policy());
    }

    @Override
    public int hashCode() {
        return Objects.hash(outcome(), path(), ttl(), reasons(), obligations(), policy());
    }

    @Override
    public String toString() {
        return outcome() + " " + path().orElse("") + " " + findings() + " " + obligations() + " by " + policy();
    }
}
