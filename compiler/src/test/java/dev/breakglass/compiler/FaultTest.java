package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.program.Program;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultTest {

    private static final String TEXT = """
            policy a.b

            action restart
            resource host
            role oncall from group "oncall"

            zone core {
              contains host "*"
            }

            breakglass repair {
              zone     core
              for      oncall
              allow    restart on host "*"
              when     incident.severity <= 2
              mfa      webauthn within 5m
              approve  none because "one person is awake"
              justify  at least 20 characters
              ttl      1h
              review   within 24h by oncall
            }
            """;

    @Test
    void aFaultInsideAConditionDeniesAndNamesTheLineOfThePolicy() {
        CompiledUnit unit = PolicyCompiler.compile(DifferentialTest.checked(TEXT));
        Program broken = (shape, facts, constants, cell) -> {
            throw new ArrayIndexOutOfBoundsException();
        };
        CompiledPolicy policy = new CompiledPolicy(unit.data(), () -> Map.of("random.bgp", TEXT), () -> broken);
        Request request = Request.of(
                new Person("ana", Set.of("oncall"), Map.of()),
                "core",
                "restart",
                new Resource("host", "h1", Map.of()),
                Instant.EPOCH);
        for (Decision decision : new Decision[] {
            policy.decide(request), policy.decide(policy.prepare(request)), policy.recheck("repair", request)
        }) {
            assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
            assertThat(decision.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo(ReasonCode.INTERNAL);
                assertThat(finding.need()).contains("incident.severity <= 2");
                assertThat(finding.have()).contains("ArrayIndexOutOfBoundsException");
                assertThat(finding.source().orElseThrow().line()).isEqualTo(15);
            });
        }
    }
}
