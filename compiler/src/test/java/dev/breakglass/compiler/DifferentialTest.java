package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.ForwardingPolicy;
import dev.breakglass.runtime.request.Request;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** The compiled program and the reference evaluator give the same decisions, reasons and all. */
class DifferentialTest {

    /** With as many requests, each decided from strings, prepared and rechecked, more than a hundred thousand decisions. */
    private static final int POLICIES = 140;

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

    @Provide
    Arbitrary<Sample> samples() {
        return ShrinkableSample.arbitrary(REQUESTS);
    }

    @Property(tries = POLICIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.FULL)
    void compiledAndReferenceAgree(@ForAll("samples") Sample sample) {
        Agreement agreement = Agreement.ofTheCompiler();

        assertThat(agreement.broken(sample)).as("%s", sample.policy()).isEmpty();
        assertThat(agreement.decisions()).isEqualTo((long) Agreement.EACH * REQUESTS);
    }

    /** A policy that never sees an approval is found out by a few lines, and by one request. */
    @Example
    void aDisagreementShrinksToLittle() {
        Agreement careless =
                new Agreement(policy -> new Careless(new ReferenceEvaluator(policy)), (request, decision) -> {});
        Random random = new Random(1);
        Sample found = Sample.draw(random, 40);
        while (careless.broken(found).isEmpty()) {
            found = Sample.draw(random, 40);
        }

        Sample smallest = new ShrinkableSample(found)
                .smallest(sample -> careless.broken(sample).isPresent());

        assertThat(smallest.requests()).hasSize(1);
        assertThat(smallest.paths()).hasSizeLessThanOrEqualTo(1);
        assertThat(smallest.forbids()).isEmpty();
        assertThat(careless.broken(smallest).orElseThrow().toString().lines()).hasSizeLessThan(25);
    }

    /** Answers as if nobody had approved. */
    private static final class Careless extends ForwardingPolicy {
        Careless(ReferenceEvaluator careful) {
            super(careful);
        }

        @Override
        public Decision decide(Request request) {
            return super.decide(request.withApprovals(List.of()));
        }
    }
}
