package dev.breakglass.bench.engine.other;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.bench.workload.Agreement;
import dev.breakglass.bench.workload.Engine;
import dev.breakglass.bench.workload.EngineMaker;
import dev.breakglass.bench.workload.Workload;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("any-jdk")
class OtherEnginesTest {

    static Stream<Arguments> makers() {
        return OtherEngines.all().stream().map(maker -> Arguments.of(maker.name(), maker));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("makers")
    void everyEngineGivesTheKnownAnswers(String name, EngineMaker maker) {
        for (int paths : new int[] {10, 100}) {
            Workload workload = Workload.of(paths);
            try (Engine engine = maker.make().apply(workload)) {
                assertThat(engine.name()).isEqualTo(name);
                Agreement.check(workload, engine);
            }
        }
    }
}
