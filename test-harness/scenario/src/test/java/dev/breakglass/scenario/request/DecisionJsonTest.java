package dev.breakglass.scenario.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.decision.Source;
import dev.breakglass.runtime.program.ReasonCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionJsonTest {

    private static final Finding FINDING = new Finding(
            Optional.of("restore-ledger"),
            ReasonCode.APPROVALS,
            "2 of \"incident-commander\"",
            "none",
            Optional.of(new Source("payments.bgp", 31, 3)));

    @Test
    void aPermitHasPathTtlAndObligations() {
        Decision permit = new Decision(
                Outcome.PERMIT,
                Optional.of("restore-ledger"),
                Optional.of(Duration.ofMinutes(30)),
                List.of(),
                List.of(
                        new Obligation.Notify("pager:security"),
                        new Obligation.After("rotate", "ledger-root"),
                        new Obligation.Idle(Duration.ofMinutes(10)),
                        new Obligation.Redeem(Duration.ofMinutes(5)),
                        new Obligation.Review(Duration.ofHours(24), "security-lead")),
                "sha256:00");
        assertThat(DecisionJson.write(permit))
                .isEqualTo("{\"decision\":\"permit\",\"path\":\"restore-ledger\",\"ttl\":\"30m\",\"reasons\":[],"
                        + "\"obligations\":[{\"notify\":\"pager:security\"},{\"after\":\"rotate\","
                        + "\"argument\":\"ledger-root\"},{\"idle\":\"10m\"},{\"redeem\":\"5m\"},"
                        + "{\"review\":\"1d\",\"by\":\"security-lead\"}],\"policy\":\"sha256:00\"}");
    }

    @Test
    void aPendingListsWhatIsOpen() {
        assertThat(DecisionJson.write(decision(Outcome.PENDING, FINDING)))
                .isEqualTo("{\"decision\":\"pending\",\"reasons\":[],\"open\":[{\"path\":\"restore-ledger\","
                        + "\"code\":\"approvals\",\"need\":\"2 of \\\"incident-commander\\\"\",\"have\":\"none\","
                        + "\"source\":\"payments.bgp:31:3\"}],\"obligations\":[],\"policy\":\"sha256:00\"}");
    }

    @Test
    void aDenyListsItsReasons() {
        Finding noPath = new Finding(Optional.empty(), ReasonCode.NO_PATH, "a path into `x`", "none", Optional.empty());
        assertThat(DecisionJson.write(decision(Outcome.DENY, noPath)))
                .isEqualTo("{\"decision\":\"deny\",\"reasons\":[{\"code\":\"no-path\",\"need\":\"a path into `x`\","
                        + "\"have\":\"none\"}],\"obligations\":[],\"policy\":\"sha256:00\"}");
    }

    private static Decision decision(Outcome outcome, Finding finding) {
        return new Decision(outcome, Optional.empty(), Optional.empty(), List.of(finding), List.of(), "sha256:00");
    }
}
