package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.BO;
import static dev.breakglass.runtime.World.CY;
import static dev.breakglass.runtime.World.LEDGER;
import static dev.breakglass.runtime.World.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Duty;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Ledger;
import dev.breakglass.runtime.request.Presented;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class FullLifeTest {

    private final World world = new World();

    @Test
    void aRequestIsApprovedRedeemedUsedClosedAndReviewed() throws Exception {
        Grant grant = world.pending();
        assertThat(grant.state()).isEqualTo(GrantState.PENDING);
        assertThat(world.glass.approve(grant.id(), yes(BO)).state()).isEqualTo(GrantState.PENDING);
        assertThat(world.glass
                        .approve(grant.id(), yes(CY), grant.asked().digest())
                        .state())
                .isEqualTo(GrantState.READY);

        SessionKey key = SessionKey.parse(world.glass.claimKey(grant.id(), ANA).reveal());
        try (Session session = world.glass.redeem(key, ANA)) {
            String answer = session.perform("db.failover", LEDGER, () -> "failed over");
            assertThat(answer).isEqualTo("failed over");
            assertThat(session.expiresAt()).isEqualTo(World.START.plus(LedgerPolicy.TTL));
        }
        Grant closed = world.now(grant.id());
        assertThat(closed.state()).isEqualTo(GrantState.CLOSED);
        assertThat(closed.reviewDue()).contains(World.START.plus(LedgerPolicy.REVIEW));
        assertThat(world.done)
                .containsExactly(
                        new Obligation.Notify("pager:security"), new Obligation.After("rotate", "ledger-root"));
        assertThat(world.glass.review(grant.id(), CY, "as agreed").reviewDue()).isEmpty();

        assertThat(world.lines())
                .extracting(FullLifeTest::kind)
                .containsExactly(
                        "requested",
                        "approved",
                        "approved",
                        "key-claimed",
                        "redeemed",
                        "duty-done",
                        "use-started",
                        "use-ended",
                        "closed",
                        "duty-done",
                        "reviewed");
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    @Test
    void anEntryCanBeReadAlone() {
        Session session = world.active();

        String last = world.lines().get(4);

        assertThat(last)
                .startsWith("{\"action\":\"db.failover\",\"actor\":\"ana\",\"data\":{")
                .contains("\"grant\":\"" + session.grant() + "\"")
                .contains("\"session\":\"" + session.id() + "\"")
                .contains("\"zone\":\"prod.payments\"", "\"path\":\"restore\"", "\"resource\":\"database/ledger\"")
                .contains("\"policy\":\"sha256:abab", "\"seq\":4", "\"time\":\"2026-03-14T02:13:00Z\"");
    }

    @Test
    void whatTheActionThrowsIsLoggedByTypeAndThrownOn() {
        Session session = world.active();
        Callable<String> act = () -> {
            throw new IOException("password=hunter2");
        };

        assertThatThrownBy(() -> session.perform("db.failover", LEDGER, act)).isInstanceOf(IOException.class);

        assertThat(world.lines().get(7)).contains("\"outcome\":\"failed\"", "java.io.IOException");
        assertThat(world.lines()).noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    void theIntentIsInTheLogBeforeTheActionRuns() throws Exception {
        Session session = world.active();

        List<String> during = session.perform("db.failover", LEDGER, world::lines);

        assertThat(kind(during.get(during.size() - 1))).isEqualTo("use-started");
    }

    @Test
    void noKeyIsInAnyEntryOrText() {
        Grant grant = world.ready();
        SessionKey key = world.glass.claimKey(grant.id(), ANA);
        String secret = key.reveal().substring(key.reveal().indexOf('.') + 1);
        Session session = world.glass.redeem(key, ANA);
        session.close();

        assertThat(world.lines()).noneMatch(line -> line.contains(secret));
        assertThat(key.toString()).doesNotContain(secret);
        assertThat(world.now(grant.id()).toString()).doesNotContain(secret);
        key.destroy();
        assertThatThrownBy(key::reveal).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void steppingUpMakesAPendingRequestReady() {
        Grant grant = world.glass.request(world.restore().withFactors(List.of()));
        world.glass.approve(grant.id(), yes(BO));
        assertThat(world.glass.approve(grant.id(), yes(CY)).state()).isEqualTo(GrantState.PENDING);

        Grant after = world.glass.stepUp(grant.id(), ANA, List.of(new Presented("webauthn", World.START)));

        assertThat(after.state()).isEqualTo(GrantState.READY);
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    @Test
    void whatWasDeniedForASignalCanBeReconsidered() {
        Grant grant = world.pending();
        world.glass.approve(grant.id(), yes(BO));
        world.network = java.util.Optional.empty();
        assertThat(world.glass.approve(grant.id(), yes(CY)).state()).isEqualTo(GrantState.PENDING);
        world.network = java.util.Optional.of("corp");

        assertThat(world.glass.reconsider(grant.id(), ANA).state()).isEqualTo(GrantState.READY);
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    @Test
    void anOverdueReviewDeniesTheNextRequest() {
        world.active().close();
        assertThat(world.glass.request(world.restore()).state()).isEqualTo(GrantState.PENDING);
        world.pass(LedgerPolicy.REVIEW.plusSeconds(1));

        assertThat(world.glass.request(world.restore()).state()).isEqualTo(GrantState.DENIED);
    }

    @Test
    void theLedgerKnowsThePastWhateverTheCallerSays() {
        world.ready();

        Grant second = world.glass.request(world.restore());

        assertThat(second.state()).isEqualTo(GrantState.DENIED);
        assertThat(second.asked().request().history().grants()).hasSize(1);
    }

    @Test
    void aFailingDutyStaysVisibleAndIsTriedAgainUntilDone() {
        world.dutiesDown = true;
        Session session = world.active();
        assertThat(world.now(session.grant()).duties().get(0).failure()).contains("java.lang.IllegalStateException");
        world.glass.sweep();
        assertThat(world.now(session.grant()).duties().get(0).attempts()).isEqualTo(1);

        world.dutiesDown = false;
        world.pass(Duration.ofSeconds(1));
        assertThat(world.glass.nextDeadline()).contains(world.wall);
        world.glass.sweep();

        assertThat(world.now(session.grant()).duties().get(0).done()).isTrue();
        assertThat(world.done).hasSize(1);
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    @Test
    void closingTakesFromTheEndToTheLastDuty() {
        Session session = world.active();
        assertThat(world.now(session.grant()).closingLatency()).isEmpty();

        world.dutiesDown = true;
        world.pass(Duration.ofMinutes(1));
        session.close();
        Grant owing = world.now(session.grant());
        assertThat(owing.closingLatency()).isEmpty();
        assertThat(owing.duties()).last().extracting(Duty::doneAt).isEqualTo(Optional.empty());

        world.pass(Duration.ofSeconds(1));
        world.glass.sweep();
        world.dutiesDown = false;
        world.pass(Duration.ofSeconds(2));
        world.glass.sweep();

        Grant closed = world.now(session.grant());
        assertThat(closed.duties()).last().extracting(Duty::doneAt).isEqualTo(Optional.of(world.wall));
        assertThat(closed.closingLatency()).contains(Duration.ofSeconds(3));
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    @Test
    void whatWasDoneBeforeTheEndDoesNotDelayTheClosing() {
        Session session = world.active();
        world.pass(Duration.ofMinutes(1));
        session.close();

        assertThat(world.now(session.grant()).duties()).allMatch(Duty::done);
        assertThat(world.now(session.grant()).closingLatency()).contains(Duration.ZERO);
    }

    @Test
    void nothingInAViewChangesLater() {
        Grant before = world.pending();
        Ledger replay = world.replayed();

        world.glass.approve(before.id(), yes(BO));

        assertThat(before.approvals()).isEmpty();
        assertThat(replay).isNotEqualTo(world.ledger());
    }

    static String kind(String line) {
        return line.replaceFirst(".*\"kind\":\"([a-z-]+)\",(\"path\"|\"policy\"|\"seq\").*", "$1");
    }
}
