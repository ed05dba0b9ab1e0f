package dev.breakglass.compiler.validate;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.request.Request;
import java.util.Set;

/** Decides by another text than its own, in the words of its own. */
class Impostor implements dev.breakglass.runtime.policy.Policy {

    private final ReferenceEvaluator other;
    private final ReferenceEvaluator self;
    private final String was;
    private final String becomes;

    /** @param becomes what stands in the other text where {@code was} stands in its own */
    Impostor(Policy other, Policy self, String was, String becomes) {
        this.other = new ReferenceEvaluator(other);
        this.self = new ReferenceEvaluator(self);
        this.was = was;
        this.becomes = becomes;
    }

    @Override
    public String digest() {
        return self.digest();
    }

    @Override
    public Decision decide(Request request) {
        return spoken(other.decide(request));
    }

    @Override
    public Decision recheck(String path, Request use) {
        return spoken(other.recheck(path, use));
    }

    private Decision spoken(Decision decision) {
        return new Decision(
                decision.outcome(),
                decision.path(),
                decision.ttl(),
                decision.findings().stream().map(this::spoken).toList(),
                decision.obligations(),
                digest());
    }

    private Finding spoken(Finding finding) {
        String need = becomes.isEmpty() ? finding.need() : finding.need().replace(becomes, was);
        return new Finding(finding.path(), finding.code(), need, finding.have(), finding.source());
    }

    @Override
    public Set<String> paths() {
        return other.paths();
    }

    @Override
    public PathTerms terms(String path) {
        return other.terms(path);
    }

    @Override
    public Set<String> roles(Set<String> groups) {
        return other.roles(groups);
    }

    @Override
    public Set<String> approvers(String zone) {
        return other.approvers(zone);
    }
}
