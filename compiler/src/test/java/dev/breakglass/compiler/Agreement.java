package dev.breakglass.compiler;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.compiler.validate.RequestText;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Request;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Whether the compiled program and the reference evaluator give the same decisions, reasons and all, on one sample. */
final class Agreement {

    /** How many decisions are compared for each request: from strings, prepared, and of a use. */
    static final int EACH = 3;

    /** One question to which they answer otherwise. */
    record Disagreement(String question, Request request, Decision reference, Decision compiled) {

        @Override
        public String toString() {
            return question + "\n" + RequestText.of(request) + "\n--- the reference says\n" + RequestText.of(reference)
                    + "\n--- the compiled policy says\n" + RequestText.of(compiled);
        }
    }

    private final Function<dev.breakglass.dsl.model.Policy, Policy> compiler;
    private final BiConsumer<Request, Decision> seen;
    private long decisions;

    /**
     * An agreement to be tried.
     *
     * @param seen is told every request and what the reference decided
     */
    Agreement(Function<dev.breakglass.dsl.model.Policy, Policy> compiler, BiConsumer<Request, Decision> seen) {
        this.compiler = compiler;
        this.seen = seen;
    }

    /** With the compiler as it is. */
    static Agreement ofTheCompiler() {
        return new Agreement(policy -> PolicyCompiler.compile(policy).toPolicy(), (request, decision) -> {});
    }

    /** How many decisions were compared. */
    long decisions() {
        return decisions;
    }

    Optional<Disagreement> broken(Sample sample) {
        var policy = DifferentialTest.checked(sample.policy());
        Policy compiled = compiler.apply(policy);
        ReferenceEvaluator reference = new ReferenceEvaluator(policy);
        List<Request> requests = sample.drawnRequests();
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            // A path that the policy may have or not.
            String path = "p" + i % (sample.paths().size() + 1);
            Decision decided = reference.decide(request);
            Decision rechecked = reference.recheck(path, request);
            seen.accept(request, decided);
            Optional<Disagreement> found = differs("decide", request, decided, compiled.decide(request))
                    .or(() -> differs("prepared", request, decided, compiled.decide(compiled.prepare(request))))
                    .or(() -> differs("recheck " + path, request, rechecked, compiled.recheck(path, request)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Disagreement> differs(String question, Request request, Decision reference, Decision other) {
        decisions++;
        return reference.equals(other)
                ? Optional.empty()
                : Optional.of(new Disagreement(question, request, reference, other));
    }
}
