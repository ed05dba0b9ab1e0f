package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Request;
import java.util.Set;

/** A policy whose decisions claim to be those of another one. */
record Claiming(Policy own, String claimed) implements Policy {

    @Override
    public String digest() {
        return own.digest();
    }

    @Override
    public Decision decide(Request request) {
        return new Impostor(own, claimed).decide(request);
    }

    @Override
    public Decision recheck(String path, Request use) {
        return own.recheck(path, use);
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
