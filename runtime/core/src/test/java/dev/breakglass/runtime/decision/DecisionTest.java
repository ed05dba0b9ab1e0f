package dev.breakglass.runtime.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final Request REQUEST = Request.of(
            new Person("ana", Set.of(), Map.of()),
            "prod",
            "db.read",
            new Resource("database", "ledger", Map.of()),
            Instant.parse("2026-03-14T02:13:00Z"));

    /** A decision may be kept for long, and whoever asks why next is not as deep in their stack. */
    @Test
    void aFaultWhileWordsAreLookedForIsNotKept() {
        AtomicInteger asked = new AtomicInteger();
        Decision decision =
                decided(ReasonCode.MFA, () -> asked.incrementAndGet() == 1 ? ReasonCode.INTERNAL : ReasonCode.MFA);
        assertThat(decision.findings()).extracting(Finding::code).containsExactly(ReasonCode.INTERNAL);
        assertThat(decision.findings()).extracting(Finding::code).containsExactly(ReasonCode.MFA);
        assertThat(decision.findings()).extracting(Finding::code).containsExactly(ReasonCode.MFA);
        assertThat(asked).hasValue(2);
    }

    @Test
    void aFaultThatIsTheAnswerIsKept() {
        AtomicInteger asked = new AtomicInteger();
        Decision decision = decided(ReasonCode.INTERNAL, () -> {
            asked.incrementAndGet();
            return ReasonCode.INTERNAL;
        });
        assertThat(decision.findings()).isSameAs(decision.findings());
        assertThat(asked).hasValue(1);
    }

    private static Decision decided(ReasonCode reason, Supplier<ReasonCode> told) {
        return Decision.about(
                REQUEST,
                new Verdict(
                        Outcome.DENY,
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(reason),
                        List.of(),
                        "sha256:00",
                        request ->
                                List.of(new Finding(Optional.empty(), told.get(), "need", "have", Optional.empty()))));
    }
}
