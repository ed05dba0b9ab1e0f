package dev.breakglass.scenario.coverage;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.ForwardingPolicy;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Request;

/** A policy that answers as another one does, and notes what it was asked. */
final class RecordingPolicy extends ForwardingPolicy {

    private final PlayedSet played;

    RecordingPolicy(Policy policy, PlayedSet played) {
        super(policy);
        this.played = played;
    }

    @Override
    public Decision decide(Request request) {
        played.decided(request);
        return super.decide(request);
    }

    @Override
    public Decision recheck(String path, Request use) {
        played.rechecked(path, use);
        return super.recheck(path, use);
    }
}
