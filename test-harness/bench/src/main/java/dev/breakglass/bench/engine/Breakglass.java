package dev.breakglass.bench.engine;

import dev.breakglass.bench.workload.Engine;
import dev.breakglass.bench.workload.Workload;
import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.request.Request;

/** Breakglass from plain strings: each decision prepares its request too. */
final class Breakglass implements Engine {

    private final CompiledPolicy policy;
    private final Request[] requests;

    Breakglass(Workload workload) {
        policy = PolicyCompiler.compile(workload.policy()).toPolicy();
        requests = workload.requests().toArray(Request[]::new);
    }

    @Override
    public String name() {
        return Engines.STRINGS;
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
