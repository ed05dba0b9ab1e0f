package dev.breakglass.compiler;

import dev.breakglass.dsl.model.Policy;

/** Compiles a checked policy: lower, emit, compile. The same policy gives the same bytes. */
public final class PolicyCompiler {

    private PolicyCompiler() {}

    public static CompiledUnit compile(Policy policy) {
        return new Recompiler().compile(policy);
    }
}
