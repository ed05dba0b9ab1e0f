package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.BO;
import static dev.breakglass.runtime.World.CY;
import static dev.breakglass.runtime.World.LEDGER;
import static dev.breakglass.runtime.World.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.request.Person;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApprovalTest {

    private static final Duration WITHIN = Duration.ofMinutes(15);
    private static final Duration LAPSE = Duration.ofHours(24);
    private static final Person DEE = World.person("dee", "security-lead");

    private World world = new World();

    private RefusedException refused(ThrowingCallable act) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, act);
        assertThat(refused).isNotNull();
        assertThat(world.replayed()).isEqualTo(world.ledger());
        return refused;
    }

    @Test
    void whoseApprovalIsTooOldByNowMayGiveItAgain() {
        Grant grant = world.pending();
        world.glass.approve(grant.id(), yes(BO));
        world.pass(WITHIN.plusNanos(1));
        assertThat(world.glass.approve(grant.id(), yes(CY)).state()).isEqualTo(GrantState.PENDING);

        assertThat(world.glass.approve(grant.id(), yes(BO)).state()).isEqualTo(GrantState.READY);
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    @Test
    void whoseApprovalStillCountsCannotGiveItTwice() {
        Grant grant = world.pending();
        world.glass.approve(grant.id(), yes(BO));

        assertThat(refused(() -> world.glass.approve(grant.id(), yes(BO))).refusal())
                .isEqualTo(Refusal.ALREADY_APPROVED);
    }

    @Test
    void anApprovalThatGrewTooOldWhileTheNextWasAwaitedOpensNothing() {
        Grant grant = world.pending();
        world.glass.approve(grant.id(), yes(BO));
        world.pass(WITHIN.plusNanos(1));

        assertThat(world.glass.approve(grant.id(), yes(CY)).state()).isEqualTo(GrantState.PENDING);
        assertThat(refused(() -> world.glass.claimKey(grant.id(), ANA)).refusal())
                .isEqualTo(Refusal.NOT_READY);
        assertThat(world.glass.reconsider(grant.id(), ANA).state()).isEqualTo(GrantState.PENDING);
    }

    @Test
    void whatWasApprovedInTimeOpensUntilItsKeyExpires() {
        Grant grant = world.pending();
        world.glass.approve(grant.id(), yes(BO));
        world.pass(WITHIN);
        assertThat(world.glass.approve(grant.id(), yes(CY)).state()).isEqualTo(GrantState.READY);
        SessionKey key = world.glass.claimKey(grant.id(), ANA);
        world.pass(LedgerPolicy.REDEEM);

        world.glass.redeem(key, ANA);
        assertThat(world.now(grant.id()).state()).isEqualTo(GrantState.ACTIVE);
    }

    @Test
    void anApprovalCountsUpToTheLastMomentBeforeTheRequestLapses() {
        Grant grant = world.pending();
        world.pass(LAPSE.minusNanos(1));
        world.glass.approve(grant.id(), yes(BO));
        world.pass(Duration.ofNanos(1));

        assertThat(refused(() -> world.glass.approve(grant.id(), yes(CY))))
                .hasMessage("ended: it is lapsed")
                .returns(Refusal.ENDED, RefusedException::refusal);
        assertThat(world.now(grant.id()).approvals()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"PENDING"},
            mode = EnumSource.Mode.EXCLUDE)
    void anApprovalThatComesTooLateIsRefusedAndSaysWhatBecameOfTheRequest(GrantState state) throws Exception {
        GrantId id = as(state);
        world.groups.put(DEE.id(), DEE.groups());
        int approvals = world.now(id).approvals().size();

        Refusal why = state.isLive() ? Refusal.NOT_PENDING : Refusal.ENDED;
        assertThat(refused(() -> world.glass.approve(id, yes(DEE))))
                .hasMessage(why.code() + ": it is " + state.word())
                .returns(why, RefusedException::refusal)
                .returns(Optional.of(id), RefusedException::grant);
        assertThat(world.now(id).state()).isEqualTo(state);
        assertThat(world.now(id).approvals()).hasSize(approvals);
        assertThat(world.lines())
                .last()
                .asString()
                .contains("\"attempt\":\"approve\"", "\"refusal\":\"" + why.code() + "\"");
    }

    /** A grant that is so, or will be when somebody looks. */
    private GrantId as(GrantState state) throws Exception {
        switch (state) {
            case PENDING, LAPSED -> {
                GrantId id = world.pending().id();
                world.pass(state == GrantState.LAPSED ? LAPSE : Duration.ZERO);
                return id;
            }
            case DENIED -> {
                return world.glass.reject(world.pending().id(), BO, "no").id();
            }
            case WITHDRAWN -> {
                return world.glass.withdraw(world.pending().id(), ANA, "solved").id();
            }
            case READY, KEY_EXPIRED -> {
                GrantId id = world.ready().id();
                world.pass(state == GrantState.READY ? LedgerPolicy.REDEEM : LedgerPolicy.REDEEM.plusNanos(1));
                return id;
            }
            case PAUSED -> world = World.obliging(new Obligation.Observe(1, List.of("security-lead")));
            default -> {}
        }
        Session session = world.active();
        switch (state) {
            case CLOSED -> session.close();
            case IDLE -> world.pass(LedgerPolicy.IDLE);
            case EXPIRED -> session.perform("db.read", LEDGER, () -> world.pass(LedgerPolicy.TTL));
            case REVOKED -> world.glass.revoke(session.id(), "cy", "breach");
            case SUSPENDED -> {
                world.network = Optional.of("internet");
                refused(() -> session.perform("db.read", LEDGER, () -> {}));
            }
            default -> {}
        }
        return session.grant();
    }
}
