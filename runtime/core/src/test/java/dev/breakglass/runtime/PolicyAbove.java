package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Request;
import java.util.Set;

/** Answers as another policy does, but for what somebody overrides. */
abstract class PolicyAbove implements Policy {

    private final Policy below;

    PolicyAbove(Policy below) {
        this.below = below;
    }

    @Override
    public String digest() {
        return below.digest();
    }

    @Override
    public Decision decide(Request request) {
        return below.decide(request);
    }

    @Override
    public Decision recheck(String path, Request use) {
        return below.recheck(path, use);
    }

    @Override
    public Set<String> paths() {
        return below.paths();
    }

    @Override
    public PathTerms terms(String path) {
        return below.terms(path);
    }

    @Override
    public Set<String> roles(Set<String> groups) {
        return below.roles(groups);
    }

    @Override
    public Set<String> approvers(String zone) {
        return below.approvers(zone);
    }
}
