package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.lint.fix.Fixer;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What {@code bgp lint --fix} writes decides every request as what was written before. */
class FixTest {

    private static final int REQUESTS = 150;

    @Property(tries = 80)
    void noFixChangesADecision(@ForAll long seed) {
        Fixer.Fixed fixed = fixed(seed);
        CheckedSet before = set(RandomPolicy.text(seed));
        ReferenceEvaluator was = new ReferenceEvaluator(before.policy());
        ReferenceEvaluator is = new ReferenceEvaluator(fixed.set().policy());
        Random random = new Random(seed);
        for (int i = 0; i < REQUESTS; i++) {
            Request request = RandomRequest.draw(random);
            assertThat(essence(is.decide(request)))
                    .as("%s%n%s", request, fixed.set().policy().sources().get(0).text())
                    .isEqualTo(essence(was.decide(request)));
        }
    }

    @Example
    void chanceWritesWhatCanBeFixed() {
        long codes = java.util.stream.LongStream.range(0, 150)
                .boxed()
                .flatMap(seed -> fixed(seed).applied().stream())
                .map(finding -> finding.code())
                .distinct()
                .count();
        assertThat(codes).isGreaterThanOrEqualTo(5);
    }

    private static Fixer.Fixed fixed(long seed) {
        return Fixer.fix(set(RandomPolicy.text(seed)), Settings.standard(), Limits.standard());
    }

    private static CheckedSet set(String text) {
        List<SourceFile> sources = List.of(new SourceFile("random.bgp", text));
        return Checker.checkSet(new Checked<>(Optional.of(sources), List.of()), Limits.standard())
                .value()
                .orElseThrow();
    }

    /** All but the words and the places, which say what was written and where. */
    private static List<String> essence(Decision decision) {
        List<String> essence = new ArrayList<>(List.of(
                decision.outcome().toString(),
                decision.path().toString(),
                decision.ttl().toString(),
                decision.obligations().toString()));
        decision.findings().stream()
                .map(Finding::code)
                .map(code -> code.code())
                .sorted()
                .forEach(essence::add);
        return essence;
    }
}
