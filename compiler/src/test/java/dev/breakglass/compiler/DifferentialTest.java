package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Request;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The compiled program and the reference evaluator give the same decisions, reasons and all. */
class DifferentialTest {

    private static final int REQUESTS = 250;

    static Policy checked(String text) {
        return checked(text, Limits.standard());
    }

    static Policy checked(String text, Limits limits) {
        List<SourceFile> sources = List.of(new SourceFile("random.bgp", text));
        Checked<Policy> checked = Checker.check(new Checked<>(Optional.of(sources), List.of()), limits);
        assertThat(checked.diagnostics().stream().map(d -> DiagnosticRenderer.render(d, false)))
                .as(text)
                .isEmpty();
        return checked.value().orElseThrow();
    }

    @Property(tries = 120)
    void compiledAndReferenceAgree(@ForAll long seed) {
        Policy policy = checked(RandomPolicy.text(seed));
        CompiledPolicy compiled = PolicyCompiler.compile(policy).toPolicy();
        ReferenceEvaluator reference = new ReferenceEvaluator(policy);
        Random random = new Random(seed);
        for (int i = 0; i < REQUESTS; i++) {
            Request request = RandomRequest.draw(random);
            assertThat(compiled.decide(request))
                    .as("%s%n%s", request, RandomPolicy.text(seed))
                    .isEqualTo(reference.decide(request));
            String path = "p" + random.nextInt(5);
            assertThat(compiled.recheck(path, request))
                    .as("recheck %s: %s", path, request)
                    .isEqualTo(reference.recheck(path, request));
        }
    }

    @Example
    void chanceReachesEveryOutcomeAndEveryReason() {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        Set<ReasonCode> reasons = EnumSet.noneOf(ReasonCode.class);
        for (long seed = 0; seed < 150; seed++) {
            ReferenceEvaluator reference = new ReferenceEvaluator(checked(RandomPolicy.text(seed)));
            Random random = new Random(seed);
            for (int i = 0; i < REQUESTS; i++) {
                var decision = reference.decide(RandomRequest.draw(random));
                outcomes.add(decision.outcome());
                decision.findings().stream().map(Finding::code).forEach(reasons::add);
            }
        }

        assertThat(outcomes).containsExactlyInAnyOrder(Outcome.values());
        assertThat(reasons).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(ReasonCode.INTERNAL)));
    }
}
