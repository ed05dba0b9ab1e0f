package dev.breakglass.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.decision.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictsTest {

    private static Verdict verdict(int reasons) {
        return new Verdict(
                Outcome.DENY,
                Optional.empty(),
                Optional.empty(),
                Reasons.of(reasons),
                List.of(),
                "sha256:0",
                request -> List.of());
    }

    @Test
    void whatIsKeptIsGivenForItsOwnReasonsAndNoOthers() {
        Verdicts verdicts = new Verdicts();
        Set<Integer> kept = new HashSet<>();
        for (int reasons = 1; reasons <= 1_000; reasons += 7) {
            assertThat(verdicts.of(reasons)).isNull();
            Verdict verdict = verdict(reasons);
            assertThat(verdicts.keep(reasons, verdict)).isSameAs(verdict);
            if (verdict.equals(verdicts.of(reasons))) {
                kept.add(reasons);
            }
        }
        assertThat(kept).hasSize(64);
        for (int reasons = 1; reasons <= 1_000; reasons++) {
            Verdict found = verdicts.of(reasons);
            assertThat(found != null).as("kept: %s", reasons).isEqualTo(kept.contains(reasons));
            assertThat(found == null || found.reasons().equals(Reasons.of(reasons)))
                    .isTrue();
        }
    }

    @Test
    void whatWasKeptStays() {
        Verdicts verdicts = new Verdicts();
        for (int reason = 0; reason < 30; reason++) {
            verdicts.keep(1 << reason, verdict(1 << reason));
        }
        for (int reason = 0; reason < 30; reason++) {
            assertThat(verdicts.of(1 << reason)).isNotNull();
        }
    }
}
