package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Request;
import java.util.Set;

/** A policy that says it is another one: it has that one's digest and decides by its own text. */
record Impostor(Policy own, String digest) implements Policy {

    @Override
    public Decision decide(Request request) {
        return as(own.decide(request));
    }

    @Override
    public Decision recheck(String path, Request use) {
        return as(own.recheck(path, use));
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

    @Override
    public Set<String> paths() {
        return own.paths();
    }

    @Override
    public PathTerms terms(String path) {
        return own.terms(path);
    }

    @Override
    public Set<String> roles(Set<String> groups) {
        return own.roles(groups);
    }

    @Override
    public Set<String> approvers(String zone) {
        return own.approvers(zone);
    }
}
