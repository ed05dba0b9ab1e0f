package dev.breakglass.cli.bench;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.policy.PreparedRequest;
import dev.breakglass.runtime.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * One way to decide requests in rotation.
 *
 * @param name as documents name it
 * @param decide decides the request of this number
 * @param answers to each request
 */
record Way(String name, IntFunction<Decision> decide, List<Outcome> answers) {

    Way {
        answers = List.copyOf(answers);
    }

    /**
     * Every way. The fast ones come first: for up to two of them the JIT compiles the measuring loop for just these, and
     * what the third pays for being one of many is little beside what it does.
     */
    static List<Way> all(Policy written, CompiledPolicy compiled, Workload workload) {
        List<Way> ways = new ArrayList<>();
        ways.add(prepared("prepared", compiled, workload));
        workload.permits().ifPresent(permits -> ways.add(prepared("prepared-permit", compiled, permits)));
        Request[] asked = workload.requests().toArray(Request[]::new);
        ways.add(new Way("from-strings", i -> compiled.decide(asked[i]), workload.answers()));
        ReferenceEvaluator reference = new ReferenceEvaluator(written);
        ways.add(new Way("reference", i -> reference.decide(asked[i]), workload.answers()));
        return ways;
    }

    private static Way prepared(String name, CompiledPolicy compiled, Workload workload) {
        PreparedRequest[] prepared =
                workload.requests().stream().map(compiled::prepare).toArray(PreparedRequest[]::new);
        return new Way(name, i -> compiled.decide(prepared[i]), workload.answers());
    }
}
