package dev.breakglass.compiler;

import static dev.breakglass.compiler.LiveGlass.ANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Presented;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A path whose approvers have to present a factor: an approval without it is written down and counts for nothing. */
class ApproverFactorTest {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final String NEED = "approve 2 of lead within 15m with mfa webauthn or piv within 5m";

    private final LiveGlass live = new LiveGlass("""
            policy factors
            action db.read
            resource database
            role sre from group "sre"
            role lead from group "lead"
            zone prod {
              contains database "ledger"
            }
            breakglass look {
              zone prod
              for sre
              allow db.read on database "ledger"
              mfa any within 15m
              approve 2 of lead within 15m with mfa webauthn or piv within 5m
              justify none because "a test"
              ttl 30m
              review none because "a test"
            }
            """);
    private final GrantId id = live.ask("prod", "db.read").id();

    @Test
    void withoutTheFactorItIsKeptAndDoesNotCount() {
        Grant grant = live.approve(id, "bo");

        assertThat(grant.approvals()).hasSize(1);
        assertThat(live.lines()).last().asString().contains("\"kind\":\"approved\"", NEED, "0 of 2");
        requireOpen(grant, "0 of 2");
    }

    @Test
    void anotherFactorAndOneDatedLaterThanTheApprovalDoNotCount() {
        requireOpen(live.approve(id, "bo", new Presented("totp", live.now)), "0 of 2");
        requireOpen(live.approve(id, "cy", new Presented("webauthn", live.now.plusNanos(1))), "0 of 2");
    }

    @Test
    void aFactorIsStaleTheMomentAfterItsTimeAndNotOnTheEdge() {
        requireOpen(live.approve(id, "bo", webauthn(FRESH.plusNanos(1))), "0 of 2");
        requireOpen(live.approve(id, "cy", webauthn(FRESH)), "1 of 2: cy");
    }

    @Test
    void theFactorIsAsOldAsItWasAtTheApproval() {
        requireOpen(live.approve(id, "bo", webauthn(Duration.ZERO)), "1 of 2: bo");
        live.pass(Duration.ofMinutes(15));

        assertThat(live.approve(id, "cy", new Presented("piv", live.now)).state())
                .isEqualTo(GrantState.READY);
    }

    @Test
    void whoseApprovalDidNotCountMayGiveItAgainWithTheFactor() {
        live.approve(id, "bo");
        assertThat(refusedAgain("bo")).isEqualTo(Refusal.ALREADY_APPROVED);
        requireOpen(live.approve(id, "bo", webauthn(Duration.ZERO)), "1 of 2: bo");
        assertThat(refusedAgain("bo", webauthn(Duration.ZERO))).isEqualTo(Refusal.ALREADY_APPROVED);

        assertThat(live.approve(id, "cy", webauthn(Duration.ZERO)).state()).isEqualTo(GrantState.READY);
    }

    private Presented webauthn(Duration ago) {
        return new Presented("webauthn", live.now.minus(ago));
    }

    private void requireOpen(Grant grant, String have) {
        assertThat(grant.state()).isEqualTo(GrantState.PENDING);
        assertThat(grant.ruling().decision().findings())
                .extracting(Finding::code, Finding::need, Finding::have)
                .containsExactly(tuple(ReasonCode.APPROVALS, NEED, have));
        assertThat(catchThrowableOfType(RefusedException.class, () -> live.glass.claimKey(id, ANA))
                        .refusal())
                .isEqualTo(Refusal.NOT_READY);
    }

    private Refusal refusedAgain(String who, Presented... factors) {
        return catchThrowableOfType(RefusedException.class, () -> live.approve(id, who, factors))
                .refusal();
    }
}
