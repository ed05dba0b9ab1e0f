package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.ForwardingPolicy;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Request;

/** A policy whose decisions claim to be those of another one. */
final class Claiming extends ForwardingPolicy {

    private final Policy claimed;

    Claiming(Policy own, String claimed) {
        super(own);
        this.claimed = new Impostor(own, claimed);
    }

    @Override
    public Decision decide(Request request) {
        return claimed.decide(request);
    }
}
