package dev.breakglass.bench.engine;

import dev.breakglass.bench.workload.Engine;
import dev.breakglass.bench.workload.Workload;
import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.policy.PreparedRequest;

/** Breakglass from prepared requests: a request's words are looked up once, before it is decided on often. */
final class PreparedBreakglass implements Engine {

    private final CompiledPolicy policy;
    private final PreparedRequest[] requests;

    PreparedBreakglass(Workload workload) {
        policy = PolicyCompiler.compile(workload.policy()).toPolicy();
        requests = workload.requests().stream().map(policy::prepare).toArray(PreparedRequest[]::new);
    }

    @Override
    public String name() {
        return Engines.PREPARED;
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
