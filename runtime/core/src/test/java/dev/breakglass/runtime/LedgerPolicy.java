package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.decision.Source;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A small policy, decided by hand: path {@code restore} into {@code prod.payments} with two approvals and webauthn, and
 * path {@code look} into {@code prod} without; both behind the boundary {@code network == corp}.
 */
public final class LedgerPolicy implements Policy {

    public static final Duration TTL = Duration.ofMinutes(30);
    public static final Duration IDLE = Duration.ofMinutes(10);
    public static final Duration REDEEM = Duration.ofMinutes(5);
    public static final Duration REVIEW = Duration.ofHours(24);
    private static final Duration APPROVAL_WITHIN = Duration.ofMinutes(15);
    private static final Duration FRESH = Duration.ofSeconds(30);
    private final String digest;
    private final List<Obligation> obligations;

    private static final List<Obligation> OBLIGATIONS = List.of(
            new Obligation.Notify("pager:security"),
            new Obligation.After("rotate", "ledger-root"),
            new Obligation.Idle(IDLE),
            new Obligation.Redeem(REDEEM),
            new Obligation.Review(REVIEW, "security-lead"));

    public LedgerPolicy() {
        this("ab", List.of());
    }

    /**
     * The same with another digest, and with more that {@code restore} obliges to.
     *
     * @param digits two hexadecimal ones
     */
    public LedgerPolicy(String digits, List<? extends Obligation> more) {
        digest = "sha256:" + digits.repeat(32);
        obligations = new ArrayList<>(OBLIGATIONS);
        obligations.addAll(more);
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public Decision decide(Request request) {
        String path = request.zone().equals("prod.payments") ? "restore" : "look";
        List<Finding> closed = standing(path, request);
        if (request.history().overdueReviews() > 0) {
            closed.add(finding(path, ReasonCode.REVIEW_OVERDUE));
        }
        boolean open = request.history().grants().stream()
                .anyMatch(grant -> grant.path().equals(path) && grant.endedAt().isEmpty());
        if (open && path.equals("restore")) {
            closed.add(finding(path, ReasonCode.LIMIT));
        }
        if (!closed.isEmpty()) {
            return new Decision(Outcome.DENY, Optional.empty(), Optional.empty(), closed, List.of(), digest);
        }
        List<Finding> missing = new ArrayList<>();
        if (path.equals("restore")) {
            if (request.factors().stream().noneMatch(factor -> factor.kind().equals("webauthn"))) {
                missing.add(finding(path, ReasonCode.MFA));
            }
            if (approvals(request) < 2) {
                missing.add(finding(path, ReasonCode.APPROVALS));
            }
        }
        Outcome outcome = missing.isEmpty() ? Outcome.PERMIT : Outcome.PENDING;
        return new Decision(
                outcome,
                Optional.of(path),
                Optional.of(request.ttl().orElse(TTL)),
                missing,
                terms(path).obligations(),
                digest);
    }

    private long approvals(Request request) {
        Set<String> people = new HashSet<>();
        for (var approval : request.approvals()) {
            boolean holds = roles(approval.groups()).stream().anyMatch(approvers(request.zone())::contains);
            boolean fresh = !approval.at().isAfter(request.now())
                    && !request.now().isAfter(approval.at().plus(APPROVAL_WITHIN));
            if (holds && fresh && !approval.by().equals(request.requester().id())) {
                people.add(approval.by());
            }
        }
        return people.size();
    }

    @Override
    public Decision recheck(String path, Request use) {
        List<Finding> closed = standing(path, use);
        return new Decision(
                closed.isEmpty() ? Outcome.PERMIT : Outcome.DENY,
                closed.isEmpty() ? Optional.of(path) : Optional.empty(),
                closed.isEmpty() ? Optional.of(TTL) : Optional.empty(),
                closed,
                List.of(),
                digest);
    }

    private List<Finding> standing(String path, Request request) {
        List<Finding> closed = new ArrayList<>();
        if (!request.resource().kind().equals("database")
                || !request.resource().name().startsWith("ledger")) {
            closed.add(finding(path, ReasonCode.RESOURCE_NOT_IN_ZONE));
        }
        if (!roles(request.requester().groups()).contains("sre")) {
            closed.add(finding(path, ReasonCode.ROLE));
        }
        if (!actions(path).contains(request.action())) {
            closed.add(finding(path, ReasonCode.ACTION));
        }
        boundary(request).ifPresent(code -> closed.add(finding(path, code)));
        return closed;
    }

    private static Optional<ReasonCode> boundary(Request request) {
        Reading network = request.signals().get("network");
        if (network == null) {
            return Optional.of(ReasonCode.SIGNAL_MISSING);
        }
        Instant until = network.at().plus(FRESH);
        if (network.at().isAfter(request.now()) || request.now().isAfter(until)) {
            return Optional.of(ReasonCode.SIGNAL_STALE);
        }
        return network.value().equals(Value.of("corp")) ? Optional.empty() : Optional.of(ReasonCode.BOUNDARY);
    }

    private static List<String> actions(String path) {
        return path.equals("restore") ? List.of("db.failover", "db.read") : List.of("db.read");
    }

    private static Finding finding(String path, ReasonCode code) {
        return new Finding(Optional.of(path), code, "more", "less", Optional.of(new Source("payments.bgp", 31, 3)));
    }

    @Override
    public Set<String> paths() {
        return Set.of("restore", "look");
    }

    @Override
    public PathTerms terms(String path) {
        return switch (path) {
            case "restore" -> new PathTerms("restore", "prod.payments", actions(path), REDEEM, obligations);
            case "look" -> new PathTerms("look", "prod", actions(path), REDEEM, List.of());
            default -> throw new IllegalArgumentException("no path " + path);
        };
    }

    @Override
    public Set<String> roles(Set<String> groups) {
        Set<String> roles = new HashSet<>(groups);
        roles.retainAll(Set.of("sre", "incident-commander", "security-lead"));
        return roles;
    }

    @Override
    public Set<String> approvers(String zone) {
        return Set.of("incident-commander", "security-lead");
    }
}
