package dev.breakglass.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.bench.workload.Agreement;
import dev.breakglass.bench.workload.Case;
import dev.breakglass.bench.workload.Engine;
import dev.breakglass.bench.workload.EngineMaker;
import dev.breakglass.bench.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnginesTest {

    static final List<String> NAMES = Engines.all().stream()
            .filter(EngineMaker::ours)
            .map(EngineMaker::name)
            .toList();

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyEngineOfOursGivesTheKnownAnswers(String name) {
        for (int paths : new int[] {10, 100}) {
            Workload workload = Workload.of(paths);
            try (Engine engine = Engines.named(name).make().apply(workload)) {
                assertThat(engine.name()).isEqualTo(name);
                Agreement.check(workload, engine);
            }
        }
    }

    @Test
    void everyEngineHasANameOfItsOwn() {
        assertThat(Engines.all()).extracting(EngineMaker::name).doesNotHaveDuplicates();
        assertThatThrownBy(() -> Engines.named("nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no engine is called `nobody`");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 511, 1_023})
    void oneWrongAnswerIsFound(int wrong) {
        Workload workload = Workload.of(10);
        Case asked = workload.cases().get(wrong);
        Engine liar = new Engine() {
            @Override
            public String name() {
                return "liar";
            }

            @Override
            public boolean permits(int request) {
                return workload.cases().get(request).permitted() ^ request == wrong;
            }
        };

        assertThatThrownBy(() -> Agreement.check(workload, liar))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("liar, 10 paths, request " + wrong)
                .hasMessageContaining(asked.request().zone());
    }
}
