package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.ForwardingPolicy;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Request;
import java.util.List;
import java.util.Optional;

/** Says no to every use, for one reason. */
final class ClosedPolicy extends ForwardingPolicy {

    private final ReasonCode reason;

    ClosedPolicy(ReasonCode reason) {
        super(new LedgerPolicy("cd", List.of()));
        this.reason = reason;
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
}
