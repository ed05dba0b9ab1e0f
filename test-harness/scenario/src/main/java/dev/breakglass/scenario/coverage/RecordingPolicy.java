package dev.breakglass.scenario.coverage;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.policy.PreparedRequest;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import java.util.Set;

/** A policy that answers as another one does, and notes what it was asked. */
final class RecordingPolicy implements Policy {

    private final Policy policy;
    private final PlayedSet played;

    RecordingPolicy(Policy policy, PlayedSet played) {
        this.policy = policy;
        this.played = played;
    }

    @Override
    public String digest() {
        return policy.digest();
    }

    @Override
    public PreparedRequest prepare(Request request) {
        return policy.prepare(request);
    }

    @Override
    public Decision decide(Request request) {
        played.decided(request);
        return policy.decide(request);
    }

    @Override
    public Decision decide(PreparedRequest prepared) {
        played.decided(prepared.request());
        return policy.decide(prepared);
    }

    @Override
    public Decision recheck(String path, Request use) {
        played.rechecked(path, use);
        return policy.recheck(path, use);
    }

    @Override
    public Decision recheck(String path, PreparedRequest use) {
        played.rechecked(path, use.request());
        return policy.recheck(path, use);
    }

    @Override
    public Set<String> paths() {
        return policy.paths();
    }

    @Override
    public PathTerms terms(String path) {
        return policy.terms(path);
    }

    @Override
    public Set<String> roles(Set<String> groups) {
        return policy.roles(groups);
    }

    @Override
    public Set<String> approvers(String zone) {
        return policy.approvers(zone);
    }

    @Override
    public boolean mayApprove(Person person, String zone) {
        return policy.mayApprove(person, zone);
    }
}
