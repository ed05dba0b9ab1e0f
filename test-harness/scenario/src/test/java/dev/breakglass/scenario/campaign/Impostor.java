package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.ForwardingPolicy;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Request;

/** A policy that says it is another one: it has that one's digest and decides by its own text. */
final class Impostor extends ForwardingPolicy {

    private final String digest;

    Impostor(Policy own, String digest) {
        super(own);
        this.digest = digest;
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public Decision decide(Request request) {
        return as(super.decide(request));
    }

    @Override
    public Decision recheck(String path, Request use) {
        return as(super.recheck(path, use));
    }

    private Decision as(Decision decision) {
        return new Decision(
                decision.outcome(),
                decision.path(),
                decision.ttl(),
                decision.findings(),
                decision.obligations(),
                digest);
    }
}
