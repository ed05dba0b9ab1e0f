package dev.breakglass.compiler;

import static dev.breakglass.compiler.LiveGlass.ANA;
import static dev.breakglass.compiler.LiveGlass.LEDGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakglass.runtime.Session;
import dev.breakglass.runtime.SessionKey;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.grant.Scope;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Approval;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One resource in two zones, the same action on it in both: what opens one of them opens nothing in the other. */
class TwoZonesTest {

    private final LiveGlass live = new LiveGlass("""
            policy zones
            action db.read, db.failover
            resource database
            role sre from group "sre"
            role lead from group "lead"
            signal in-office: bool fresh 1m
            signal ledger-dark: bool fresh 1m
            zone archive {
              contains database "ledger"
              admit when in-office
            }
            zone payments {
              contains database "ledger"
              admit when ledger-dark
            }
            profile one-lead {
              mfa any within 15m
              approve 1 of lead within 15m
              justify none because "a test"
              review none because "a test"
            }
            breakglass look {
              zone archive
              for sre
              allow db.read on database "ledger"
              follows one-lead
              ttl 30m
            }
            breakglass restore {
              zone payments
              for sre
              allow db.read, db.failover on database "ledger"
              follows one-lead
              ttl 30m
            }
            """);

    @BeforeEach
    void bothDoorsStand() {
        live.signal("in-office", true);
        live.signal("ledger-dark", true);
    }

    @Test
    void anApprovalForOneZoneIsNoneForTheOther() {
        Grant archive = live.ask("archive", "db.read");
        Grant payments = live.ask("payments", "db.read");
        Approval yes = new Approval("bo", Set.of("lead"), live.now, List.of());

        assertThat(refused(() ->
                        live.glass.approve(payments.id(), yes, archive.asked().digest())))
                .isEqualTo(Refusal.DIGEST);
        assertThat(live.glass
                        .approve(archive.id(), yes, archive.asked().digest())
                        .state())
                .isEqualTo(GrantState.READY);
        assertThat(live.glass.reconsider(payments.id(), ANA).state()).isEqualTo(GrantState.PENDING);
        assertThat(refused(() -> live.glass.claimKey(payments.id(), ANA))).isEqualTo(Refusal.NOT_READY);
    }

    @Test
    void theKeyOfOneZoneOpensNothingInTheOther() {
        SessionKey archive = key("archive");
        SessionKey payments = key("payments");
        SessionKey crossed = SessionKey.parse(archive.reveal()
                .replace(archive.grant().text(), payments.grant().text()));

        assertThat(refused(() -> live.glass.redeem(crossed, ANA))).isEqualTo(Refusal.KEY_MISMATCH);
        assertThat(zone(live.glass.redeem(archive, ANA).grant())).isEqualTo("archive");
        assertThat(live.glass.grant(payments.grant()).orElseThrow().state()).isEqualTo(GrantState.READY);
    }

    @Test
    void theSameActionOnTheSameResourceIsAUseOfTheZoneThatWasAskedForAlone() throws Exception {
        Session archive = live.glass.redeem(key("archive"), ANA);
        Session payments = live.glass.redeem(key("payments"), ANA);

        archive.perform("db.read", LEDGER, () -> {});
        assertThat(live.lines())
                .filteredOn(line -> line.contains("\"kind\":\"use-started\""))
                .singleElement()
                .asString()
                .contains("\"grant\":\"" + archive.grant() + "\"", "\"path\":\"look\"", "\"zone\":\"archive\"");
        assertThat(refused(() -> archive.perform("db.failover", LEDGER, () -> {})))
                .isEqualTo(Refusal.SCOPE);
        payments.perform("db.failover", LEDGER, () -> {});
    }

    @Test
    void theBoundaryOfItsOwnZoneHoldsASessionWhateverTheOtherZoneWouldAdmit() throws Exception {
        Session archive = live.glass.redeem(key("archive"), ANA);
        Session payments = live.glass.redeem(key("payments"), ANA);
        live.signal("in-office", false);

        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> archive.perform("db.read", LEDGER, () -> {}));
        assertThat(refused.refusal()).isEqualTo(Refusal.BOUNDARY);
        assertThat(refused.findings()).extracting(finding -> finding.code()).containsExactly(ReasonCode.BOUNDARY);
        assertThat(refused(() -> live.glass.session(archive.id(), ANA))).isEqualTo(Refusal.ENDED);
        payments.perform("db.read", LEDGER, () -> {});
    }

    @Test
    void aRevocationOfOneZoneLeavesNoWayRoundThroughItsSession() throws Exception {
        Session archive = live.glass.redeem(key("archive"), ANA);
        Session payments = live.glass.redeem(key("payments"), ANA);
        live.glass.revoke(new Scope.OfZone("payments"), "bo", "breach");

        assertThat(refused(() -> payments.perform("db.read", LEDGER, () -> {}))).isEqualTo(Refusal.ENDED);
        assertThat(refused(() -> archive.perform("db.failover", LEDGER, () -> {})))
                .isEqualTo(Refusal.SCOPE);
        archive.perform("db.read", LEDGER, () -> {});
    }

    private SessionKey key(String zone) {
        GrantId id = live.ask(zone, "db.read").id();
        live.approve(id, "bo");
        return live.glass.claimKey(id, ANA);
    }

    private String zone(GrantId id) {
        return live.glass.grant(id).orElseThrow().asked().request().zone();
    }

    private static Refusal refused(ThrowingCallable act) {
        return catchThrowableOfType(RefusedException.class, act).refusal();
    }
}
