package dev.breakglass.bench.engine;

import dev.breakglass.bench.workload.Engine;
import dev.breakglass.bench.workload.Workload;
import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.runtime.request.Request;

/** The reference evaluator: what a policy means, and no thought of speed. */
final class Reference implements Engine {

    private final ReferenceEvaluator policy;
    private final Request[] requests;

    Reference(Workload workload) {
        policy = new ReferenceEvaluator(workload.policy());
        requests = workload.requests().toArray(Request[]::new);
    }

    @Override
    public String name() {
        return Engines.REFERENCE;
    }

    @Override
    public boolean permits(int request) {
        return policy.decide(requests[request]).permits();
    }

    @Override
    public Object answer(int request) {
        return policy.decide(requests[request]);
    }
}
