package dev.breakglass.scenario.suite;

import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.decision.Source;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Value;
import dev.breakglass.scenario.play.LoadedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code payments.bgp} says about {@code restore-ledger}, written out by hand, so that how scenarios are played can
 * be tested apart from how policies are compiled.
 */
final class LedgerByHand implements Policy {

    private static final String PATH = "restore-ledger";
    private static final List<String> ACTIONS = List.of("db.failover", "db.read");
    private static final List<Obligation> OBLIGATIONS = List.of(
            new Obligation.Notify("pager:security"),
            new Obligation.After("rotate", "ledger-root"),
            new Obligation.Idle(Duration.ofMinutes(10)),
            new Obligation.Redeem(Duration.ofMinutes(5)),
            new Obligation.Review(Duration.ofHours(24), "security-lead"));

    /** A loader that finds this policy in every folder with a {@code payments.bgp}. */
    static LoadedPolicy load(Path folder) throws IOException {
        Path file = folder.resolve("payments.bgp");
        if (!Files.exists(file)) {
            throw new PolicyFaultException("error[BGP0001]: no payments.bgp");
        }
        return new LoadedPolicy(new LedgerByHand(), List.of(new SourceFile("payments.bgp", Files.readString(file))));
    }

    @Override
    public String digest() {
        return "sha256:" + "5e".repeat(32);
    }

    @Override
    public Decision decide(Request request) {
        List<Finding> closed = closed(request);
        if (!closed.isEmpty()) {
            return decision(Outcome.DENY, closed);
        }
        List<Finding> open = new ArrayList<>();
        if (request.factors().stream().noneMatch(f -> f.kind().equals("webauthn"))) {
            open.add(finding(ReasonCode.MFA, "webauthn or piv", "none", 38));
        }
        long approvals =
                request.approvals().stream().map(Approval::by).distinct().count();
        if (approvals < 2) {
            open.add(finding(ReasonCode.APPROVALS, "2 approvals", Long.toString(approvals), 39));
        }
        return decision(open.isEmpty() ? Outcome.PERMIT : Outcome.PENDING, open);
    }

    @Override
    public Decision recheck(String path, Request use) {
        List<Finding> closed = closed(use);
        return decision(closed.isEmpty() ? Outcome.PERMIT : Outcome.DENY, closed);
    }

    @Override
    public PathTerms terms(String path) {
        return new PathTerms(PATH, "prod.payments", ACTIONS, Duration.ofMinutes(5), OBLIGATIONS);
    }

    @Override
    public Set<String> roles(Set<String> groups) {
        Set<String> roles = new TreeSet<>();
        groups.forEach(g -> roles.add(g.endsWith("s") ? g.substring(0, g.length() - 1) : g));
        return roles;
    }

    @Override
    public Set<String> approvers(String zone) {
        return Set.of("incident-commander", "security-lead");
    }

    private static List<Finding> closed(Request request) {
        if (Value.of("contractor").equals(request.requester().attributes().get("employment"))) {
            return List.of(finding(ReasonCode.FORBIDDEN, "no contractor", "a contractor", 61));
        }
        Reading network = request.signals().get("network");
        if (network == null) {
            return List.of(boundary(ReasonCode.SIGNAL_MISSING, "nothing"));
        }
        if (network.at().plus(Duration.ofSeconds(30)).isBefore(request.now())) {
            return List.of(boundary(ReasonCode.SIGNAL_STALE, "an old value"));
        }
        return network.value().equals(Value.of("internet"))
                ? List.of(boundary(ReasonCode.BOUNDARY, "network is internet"))
                : List.of();
    }

    private static Finding boundary(ReasonCode code, String have) {
        return finding(code, "network in { corp, bastion } and device-trusted", have, 23);
    }

    private static Finding finding(ReasonCode code, String need, String have, int line) {
        return new Finding(Optional.of(PATH), code, need, have, Optional.of(new Source("payments.bgp", line, 3)));
    }

    private Decision decision(Outcome outcome, List<Finding> findings) {
        boolean denied = outcome == Outcome.DENY;
        return new Decision(
                outcome,
                denied ? Optional.empty() : Optional.of(PATH),
                denied ? Optional.empty() : Optional.of(Duration.ofMinutes(30)),
                findings,
                denied ? List.of() : OBLIGATIONS,
                digest());
    }
}
