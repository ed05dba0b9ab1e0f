package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of two paths that permit, the narrowest is taken, however much there is to be looked at before it is known to permit. */
class NarrowestPathTest {

    private static final Instant NOW = Instant.parse("2026-03-14T02:18:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "approve 1 of r within 5m",
                "approve 1 of r within 5m with mfa any within 1m",
                "approve 1 of r within 5m then 1 of r within 5m",
                "approve 1 of r within 5m\n  approve 1 of s within 5m",
                "approve 3 of r within 5m\n  escalate after 1m approve 1 of s",
            })
    void theShorterTtlGoesFirst(String approvals) {
        CompiledPolicy policy = PolicyCompiler.compile(DifferentialTest.checked("""
                policy x
                action a
                resource db
                role q from group "q"
                role r from group "r"
                role s from group "s"
                zone z { contains db "*" }
                breakglass narrow {
                  zone z
                  for q
                  allow a on db "*"
                  mfa any within 5m
                  %s
                  justify none because "test"
                  ttl 10m up to 1h
                  review none because "test"
                }
                breakglass wide {
                  zone z
                  for q
                  allow a on db "*"
                  mfa any within 5m
                  approve none because "test"
                  justify none because "test"
                  ttl 1h up to 2h
                  review none because "test"
                }
                """.formatted(approvals)))
                .toPolicy();
        Request request = Request.of(
                        new Person("ana", Set.of("q"), Map.of()), "z", "a", new Resource("db", "d", Map.of()), NOW)
                .withFactors(List.of(new Presented("piv", NOW)))
                .withPendingSince(Optional.of(NOW.minusSeconds(100)))
                .withApprovals(List.of(approval("bo", 2), approval("cy", 1)));

        for (Request asked : List.of(request, request.withTtl(Duration.ofMinutes(5)))) {
            Decision decision = policy.decide(asked);

            assertThat(decision.permits()).isTrue();
            assertThat(decision.path()).hasValue("narrow");
            assertThat(policy.decide(policy.prepare(asked))).isEqualTo(decision);
        }
    }

    private static Approval approval(String by, long secondsAgo) {
        Instant at = NOW.minusSeconds(secondsAgo);
        return new Approval(by, Set.of("r", "s"), at, List.of(new Presented("piv", at)));
    }
}
