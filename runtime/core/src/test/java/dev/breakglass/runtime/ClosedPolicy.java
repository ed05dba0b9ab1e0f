package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says no to every use, for one reason. */
record ClosedPolicy(ReasonCode reason) implements Policy {

    private static final Policy OTHER = new LedgerPolicy("cd", List.of());

    @Override
    public String digest() {
        return OTHER.digest();
    }

    @Override
    public Decision decide(Request request) {
        return recheck("restore", request);
    }

    @Override
    public Decision recheck(String path, Request use) {
        Finding finding = new Finding(Optional.of(path), reason, "more", "less", Optional.empty());
        return new Decision(Outcome.DENY, Optional.empty(), Optional.empty(), List.of(finding), List.of(), digest());
    }

    @Override
    public PathTerms terms(String path) {
        return OTHER.terms(path);
    }

    @Override
    public Set<String> roles(Set<String> groups) {
        return OTHER.roles(groups);
    }

    @Override
    public Set<String> approvers(String zone) {
        return OTHER.approvers(zone);
    }
}
