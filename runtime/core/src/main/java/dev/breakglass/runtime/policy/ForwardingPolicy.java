package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.request.Request;
import java.util.Set;

/**
 * Answers as another policy does, but for what somebody overrides. A request is prepared by nobody, so that each is seen by
 * {@link #decide(Request)} and {@link #recheck(String, Request)}. As thread-safe as the other policy.
 */
public abstract class ForwardingPolicy implements Policy {

    private final Policy below;

    protected ForwardingPolicy(Policy below) {
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
