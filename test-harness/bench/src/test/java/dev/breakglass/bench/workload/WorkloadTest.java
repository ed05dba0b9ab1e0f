package dev.breakglass.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Request;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1_000})
    void referenceAndCompiledPolicyGiveTheKnownAnswers(int paths) {
        Workload workload = Workload.of(paths);
        for (Function<dev.breakglass.dsl.model.Policy, Policy> engine :
                List.<Function<dev.breakglass.dsl.model.Policy, Policy>>of(
                        ReferenceEvaluator::new,
                        policy -> PolicyCompiler.compile(policy).toPolicy())) {
            Policy policy = engine.apply(workload.policy());
            for (Case asked : workload.cases()) {
                Decision decision = policy.decide(asked.request());

                assertThat(decision.outcome()).as("%s", asked).isEqualTo(asked.outcome());
                asked.cause()
                        .ifPresent(cause -> assertThat(decision.findings())
                                .extracting(Finding::code)
                                .as("%s", asked)
                                .contains(cause.reason()));
            }
        }
    }

    @Test
    void halfIsPermittedAndEveryCauseRefuses() {
        List<Case> cases = Workload.of(100).cases();
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        cases.forEach(asked -> asked.cause().ifPresent(causes::add));

        assertThat(cases).hasSize(Workload.REQUESTS);
        assertThat(cases).filteredOn(Case::permitted).hasSize(Workload.REQUESTS / 2);
        assertThat(causes).containsExactlyInAnyOrder(Cause.values());
    }

    @Test
    void everyZoneOfASmallSetIsAskedFor() {
        Workload workload = Workload.of(100);
        Set<String> asked = new HashSet<>();
        workload.requests().stream().map(Request::zone).forEach(asked::add);

        assertThat(asked)
                .containsAll(workload.paths().stream().map(PathSpec::zone).toList());
    }

    @Test
    void theSameNumberMakesTheSameWorkload() {
        assertThat(Workload.of(10).cases()).isEqualTo(Workload.of(10).cases());
        assertThat(Workload.of(10).paths()).isEqualTo(Workload.of(10).paths());
    }

    @Test
    void tenPathsShareAFile() {
        assertThat(Workload.of(1_000).sources()).hasSize(101);
    }
}
