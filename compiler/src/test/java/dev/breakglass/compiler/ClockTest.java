package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows of time and days of the week at their edges, over midnight, and while clocks are put forward and back. */
class ClockTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // From the first time on, up to and without the second.
                "time in 09:00..17:00 \"UTC\" | 2026-03-14T08:59:59.999999999Z | false",
                "time in 09:00..17:00 \"UTC\" | 2026-03-14T09:00:00Z           | true",
                "time in 09:00..17:00 \"UTC\" | 2026-03-14T16:59:59.999999999Z | true",
                "time in 09:00..17:00 \"UTC\" | 2026-03-14T17:00:00Z           | false",
                // Over midnight.
                "time in 18:00..06:00 \"UTC\" | 2026-03-14T17:59:59Z | false",
                "time in 18:00..06:00 \"UTC\" | 2026-03-14T18:00:00Z | true",
                "time in 18:00..06:00 \"UTC\" | 2026-03-15T00:00:00Z | true",
                "time in 18:00..06:00 \"UTC\" | 2026-03-15T05:59:59Z | true",
                "time in 18:00..06:00 \"UTC\" | 2026-03-15T06:00:00Z | false",
                "time in 00:00..00:01 \"UTC\" | 2026-03-15T00:00:59Z | true",
                "time in 00:01..00:00 \"UTC\" | 2026-03-15T00:00:00Z | false",
                // London, 29 March 2026: 00:59:59 is followed by 02:00:00, so that 01:30 never comes.
                "time in 01:00..02:00 \"Europe/London\" | 2026-03-29T00:59:59Z | false",
                "time in 01:00..02:00 \"Europe/London\" | 2026-03-29T01:00:00Z | false",
                "time in 02:00..03:00 \"Europe/London\" | 2026-03-29T01:00:00Z | true",
                "time in 18:00..02:00 \"Europe/London\" | 2026-03-29T00:59:59Z | true",
                "time in 18:00..02:00 \"Europe/London\" | 2026-03-29T01:00:00Z | false",
                // London, 25 October 2026: 01:59:59 is followed by 01:00:00, so that 01:30 comes twice.
                "time in 01:00..02:00 \"Europe/London\" | 2026-10-24T23:59:59Z | false",
                "time in 01:00..02:00 \"Europe/London\" | 2026-10-25T00:30:00Z | true",
                "time in 01:00..02:00 \"Europe/London\" | 2026-10-25T01:30:00Z | true",
                "time in 01:00..02:00 \"Europe/London\" | 2026-10-25T02:00:00Z | false",
                // A zone whose clocks differ by half an hour, and one that is a day ahead.
                "time in 22:00..23:00 \"America/St_Johns\" | 2026-01-10T01:30:00Z | true",
                "weekday in { saturday } \"Pacific/Kiritimati\" | 2026-01-09T10:00:00Z | true",
                "weekday in { saturday } \"Pacific/Kiritimati\" | 2026-01-09T09:59:59Z | false",
                "weekday in { saturday, sunday } | 2026-01-09T23:59:59Z | false",
                "weekday in { sat, sun } | 2026-01-10T00:00:00Z | true",
                "weekday in { saturday, sunday } | 2026-01-12T00:00:00Z | false",
                "weekday in friday..monday | 2026-01-11T12:00:00Z | true",
                "weekday in friday..monday | 2026-01-13T12:00:00Z | false",
                "weekday not in { monday } | 2026-01-12T12:00:00Z | false",
            })
    void theClockOnTheWallDecides(String condition, Instant moment, boolean expected) {
        Policy policy = DifferentialTest.checked("""
                policy clock
                action look
                resource host
                zone z {
                  contains host "*"
                }
                forbid f {
                  when %s
                }
                """.formatted(condition));
        Request request = Request.of(
                new Person("ana", Set.of(), Map.of()), "z", "look", new Resource("host", "h", Map.of()), moment);
        for (var evaluator :
                java.util.List.of(PolicyCompiler.compile(policy).toPolicy(), new ReferenceEvaluator(policy))) {
            boolean fires = evaluator.decide(request).findings().stream()
                    .anyMatch(finding -> finding.code() == ReasonCode.FORBIDDEN);
            assertThat(fires).as(evaluator.getClass().getSimpleName()).isEqualTo(expected);
        }
    }
}
