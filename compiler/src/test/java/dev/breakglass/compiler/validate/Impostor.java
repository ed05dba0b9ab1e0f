package dev.breakglass.compiler.validate;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.policy.ForwardingPolicy;
import dev.breakglass.runtime.request.Request;

/** Decides by another text than its own, in the words of its own. */
class Impostor extends ForwardingPolicy {

    private final ReferenceEvaluator self;
    private final String was;
    private final String becomes;

    /** @param becomes what stands in the other text where {@code was} stands in its own */
    Impostor(Policy other, Policy self, String was, String becomes) {
        super(new ReferenceEvaluator(other));
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
        return spoken(super.decide(request));
    }

    @Override
    public Decision recheck(String path, Request use) {
        return spoken(super.recheck(path, use));
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
}
