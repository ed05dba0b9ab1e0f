package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.BO;
import static dev.breakglass.runtime.World.CY;
import static dev.breakglass.runtime.World.EVE;
import static dev.breakglass.runtime.World.LEDGER;
import static dev.breakglass.runtime.World.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantLimits;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.grant.Scope;
import dev.breakglass.runtime.grant.SessionId;
import dev.breakglass.runtime.grant.Suspension;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private static final GrantId NOBODYS = new GrantId("g-0000000000000000");

    private final World world = new World();

    @AfterEach
    void theStateEqualsItsReplay() {
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    /** Checks the refusal, and that the last or last but one entry says it. */
    private RefusedException refused(Refusal expected, ThrowingCallable act) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, act);
        assertThat(refused).isNotNull();
        assertThat(refused.refusal()).isEqualTo(expected);
        List<String> lines = world.lines();
        assertThat(lines.subList(Math.max(0, lines.size() - 2), lines.size()))
                .anyMatch(line -> line.contains("\"refusal\":\"" + expected.code() + "\""));
        return refused;
    }

    private static List<ReasonCode> codes(RefusedException refused) {
        return refused.findings().stream().map(Finding::code).toList();
    }

    @Test
    void nobodyApprovesOrRejectsTheirOwn() {
        world.groups.put("ana", Set.of("sre", "incident-commander"));
        Grant grant = world.pending();

        refused(Refusal.REQUESTER, () -> world.glass.approve(grant.id(), yes(ANA)));
        refused(Refusal.REQUESTER, () -> world.glass.reject(grant.id(), ANA, "no"));

        assertThat(world.now(grant.id()).approvals()).isEmpty();
    }

    @Test
    void onePersonApprovesOnce() {
        Grant grant = world.pending();
        world.glass.approve(grant.id(), yes(BO));

        refused(Refusal.ALREADY_APPROVED, () -> world.glass.approve(grant.id(), yes(BO)));

        assertThat(world.now(grant.id()).state()).isEqualTo(GrantState.PENDING);
    }

    @Test
    void anApproverHoldsTheRoleAccordingToTheDirectoryNotToThemselves() {
        Grant grant = world.pending();

        refused(Refusal.ROLE, () -> world.glass.approve(grant.id(), yes(World.person("eve", "incident-commander"))));
        refused(Refusal.ROLE, () -> world.glass.reject(grant.id(), EVE, "no"));
    }

    @Test
    void anApprovalOfAnotherRequestIsRefused() {
        Grant first = world.pending();
        Grant second = world.pending();

        refused(
                Refusal.DIGEST,
                () -> world.glass.approve(second.id(), yes(BO), first.asked().digest()));
    }

    @Test
    void whatIsNotPendingCannotBeApproved() {
        Grant ready = world.ready();
        world.groups.put("dee", Set.of("security-lead"));

        refused(Refusal.NOT_PENDING, () -> world.glass.approve(ready.id(), yes(World.person("dee"))));
        refused(Refusal.NOT_PENDING, () -> world.glass.stepUp(ready.id(), ANA, List.of()));
    }

    @Test
    void anApprovalIsDatedByTheRuntime() {
        Grant grant = world.pending();
        world.glass.approve(grant.id(), yes(BO));
        world.pass(java.time.Duration.ofMinutes(16));

        assertThat(world.glass.approve(grant.id(), yes(CY)).state()).isEqualTo(GrantState.PENDING);
    }

    @Test
    void onlyTheRequesterClaimsRedeemsWithdrawsAndResumes() {
        Grant grant = world.ready();
        refused(Refusal.NOT_REQUESTER, () -> world.glass.claimKey(grant.id(), EVE));
        SessionKey key = world.glass.claimKey(grant.id(), ANA);
        refused(Refusal.NOT_REQUESTER, () -> world.glass.redeem(key, EVE));
        refused(Refusal.NOT_REQUESTER, () -> world.glass.withdraw(grant.id(), EVE, "no"));

        Session session = world.glass.redeem(key, ANA);

        refused(Refusal.NOT_REQUESTER, () -> world.glass.session(session.id(), EVE));
    }

    @Test
    void aKeyIsHandedOutOnceAndUsedOnce() {
        Grant grant = world.pending();
        refused(Refusal.NOT_READY, () -> world.glass.claimKey(grant.id(), ANA));
        world.glass.approve(grant.id(), yes(BO));
        world.glass.approve(grant.id(), yes(CY));
        SessionKey key = world.glass.claimKey(grant.id(), ANA);
        refused(Refusal.KEY_CLAIMED, () -> world.glass.claimKey(grant.id(), ANA));
        world.glass.redeem(key, ANA);

        refused(Refusal.KEY_USED, () -> world.glass.redeem(key, ANA));
        world.pass(java.time.Duration.ofHours(1));
        refused(Refusal.KEY_USED, () -> world.glass.redeem(key, ANA));
    }

    @Test
    void anExpiredKeyIsRefusedAndOneOfExactlyTheAllowedAgeIsNot() {
        SessionKey first = world.glass.claimKey(world.ready().id(), ANA);
        world.pass(LedgerPolicy.REDEEM);
        world.glass.redeem(first, ANA).close();
        SessionKey second = world.glass.claimKey(world.ready().id(), ANA);
        world.pass(LedgerPolicy.REDEEM.plusNanos(1));

        refused(Refusal.KEY_EXPIRED, () -> world.glass.redeem(second, ANA));
        assertThat(world.now(second.grant()).state()).isEqualTo(GrantState.KEY_EXPIRED);
    }

    @Test
    void anotherKeyIsRefused() {
        Grant grant = world.ready();
        SessionKey forged = SessionKey.parse(grant.id() + "." + "A".repeat(43));
        refused(Refusal.KEY_MISMATCH, () -> world.glass.redeem(forged, ANA));
        world.glass.claimKey(grant.id(), ANA);

        refused(Refusal.KEY_MISMATCH, () -> world.glass.redeem(forged, ANA));
        assertThat(world.now(grant.id()).state()).isEqualTo(GrantState.READY);
    }

    @Test
    void whatDoesNotExistIsRefusedAndWrittenDown() {
        refused(Refusal.UNKNOWN_GRANT, () -> world.glass.approve(NOBODYS, yes(BO)));
        refused(Refusal.UNKNOWN_GRANT, () -> world.glass.redeem(SessionKey.parse(NOBODYS + "." + "A".repeat(43)), ANA));
        refused(Refusal.UNKNOWN_SESSION, () -> world.glass.session(new SessionId("s-0000000000000000"), ANA));
        refused(Refusal.UNKNOWN_GRANT, () -> world.glass.revoke(new Scope.OfGrant(NOBODYS), "bo", "why"));
    }

    @Test
    void anApproverWhoLostTheRoleClosesTheDoorBeforeTheRedeeming() {
        SessionKey key = world.glass.claimKey(world.ready().id(), ANA);
        world.groups.put("bo", Set.of("sre"));

        refused(Refusal.APPROVER, () -> world.glass.redeem(key, ANA));
        assertThat(world.suspended(key.grant())).contains(Suspension.APPROVER);
    }

    @Test
    void anApproverWhoLostTheRoleClosesTheDoorBeforeTheFirstUseOnly() throws Exception {
        Session used = world.active();
        used.perform("db.read", LEDGER, () -> true);
        world.groups.remove("cy");
        used.perform("db.read", LEDGER, () -> true);
        used.close();
        world.groups.put("cy", CY.groups());
        Session fresh = world.active();
        world.groups.remove("cy");

        refused(Refusal.APPROVER, () -> fresh.perform("db.read", LEDGER, () -> true));
        assertThat(world.suspended(fresh.grant())).contains(Suspension.APPROVER);
    }

    @Test
    void aUseOutsideTheGrantIsRefusedAndTheSessionLives() throws Exception {
        Session session = world.active();
        Resource archive = new Resource("database", "ledger-archive", Map.of());
        Resource other = new Resource("database", "users", Map.of());

        assertThat(codes(refused(Refusal.SCOPE, () -> session.perform("db.write", LEDGER, () -> true))))
                .containsExactly(ReasonCode.ACTION);
        assertThat(codes(refused(Refusal.SCOPE, () -> session.perform("db.read", archive, () -> true))))
                .containsExactly(ReasonCode.ACTION);
        assertThat(codes(refused(Refusal.SCOPE, () -> session.perform("db.read", other, () -> true))))
                .containsExactly(ReasonCode.RESOURCE_NOT_IN_ZONE);
        assertThat(session.perform("db.read", LEDGER, () -> 7)).isEqualTo(7);
    }

    @Test
    void aBoundaryThatNoLongerHoldsSuspendsTheSession() {
        Session session = world.active();
        world.network = Optional.of("internet");

        RefusedException refused = refused(Refusal.BOUNDARY, () -> session.perform("db.read", LEDGER, () -> true));

        assertThat(codes(refused)).containsExactly(ReasonCode.BOUNDARY);
        assertThat(world.suspended(session.grant())).contains(Suspension.BOUNDARY);
        assertThat(world.done).hasSize(2);
        world.network = Optional.of("corp");
        refused(Refusal.ENDED, () -> session.perform("db.read", LEDGER, () -> true));
    }

    @Test
    void anUnknownSignalDeniesTheUseAndLeavesTheSession() throws Exception {
        Session session = world.active();
        world.network = Optional.empty();

        RefusedException refused = refused(Refusal.DENIED, () -> session.perform("db.read", LEDGER, () -> true));

        assertThat(codes(refused)).containsExactly(ReasonCode.SIGNAL_MISSING);
        world.network = Optional.of("corp");
        assertThat(session.perform("db.read", LEDGER, () -> 7)).isEqualTo(7);
    }

    @Test
    void aRequesterWhoLostTheRoleUsesNothing() {
        Session session = world.active();
        world.groups.put("ana", Set.of());

        assertThat(codes(refused(Refusal.DENIED, () -> session.perform("db.read", LEDGER, () -> true))))
                .containsExactly(ReasonCode.ROLE);
    }

    @Test
    void aDirectoryThatIsDownClosesEveryDoor() {
        Session session = world.active();
        Grant pending = world.glass.request(world.look(EVE));
        world.directoryDown = true;

        refused(Refusal.UNAVAILABLE, () -> session.perform("db.read", LEDGER, () -> true));
        refused(Refusal.UNAVAILABLE, () -> world.glass.approve(pending.id(), yes(BO)));
        refused(Refusal.UNAVAILABLE, () -> world.glass.request(world.restore()));
        assertThat(world.glass.revoke(new Scope.Everything(), "bo", "breach")).hasSize(2);
    }

    @Test
    void anAnswerThatCannotBeUsedIsNone() {
        Session session = world.active();
        Set<String> tooMany = new TreeSet<>();
        for (int i = 0; i <= GrantLimits.STANDARD.groupsMax(); i++) {
            tooMany.add("group-" + i);
        }
        for (Set<String> answer : List.of(tooMany, Set.of(""), Set.of("g".repeat(10_000)))) {
            world.groups.put("ana", answer);
            refused(Refusal.UNAVAILABLE, () -> session.perform("db.read", LEDGER, () -> true));
            assertThat(world.glass.reload(new LedgerPolicy(), "ops")).isEmpty();
            assertThat(world.now(session.grant()).state()).isEqualTo(GrantState.ACTIVE);
        }
    }

    @Test
    void reviewsAreNotTheRequesters() {
        Session session = world.active();
        refused(Refusal.NOT_ENDED, () -> world.glass.review(session.grant(), CY, "early"));
        session.close();
        world.groups.put("ana", Set.of("sre", "security-lead"));

        refused(Refusal.REQUESTER, () -> world.glass.review(session.grant(), ANA, "all fine"));
        refused(Refusal.ROLE, () -> world.glass.review(session.grant(), BO, "all fine"));
        world.glass.review(session.grant(), CY, "all fine");
        refused(Refusal.ALREADY_REVIEWED, () -> world.glass.review(session.grant(), CY, "twice"));
        Grant withdrawn = world.glass.withdraw(world.pending().id(), ANA, "solved");
        refused(Refusal.NO_REVIEW, () -> world.glass.review(withdrawn.id(), CY, "nothing"));
    }

    @Test
    void whatIsOverIsOver() {
        Session session = world.active();
        session.close();
        session.close();

        refused(Refusal.ENDED, () -> session.perform("db.read", LEDGER, () -> true));
        refused(Refusal.ENDED, () -> world.glass.session(session.id(), ANA));
        refused(Refusal.ENDED, () -> world.glass.revoke(session.id(), "bo", "late"));
        refused(Refusal.ENDED, () -> world.glass.withdraw(session.grant(), ANA, "late"));
    }

    @Test
    void factorsDoNotPileUpWithoutEnd() {
        Grant grant = world.glass.request(world.restore().withFactors(List.of()));
        List<Presented> many = java.util.Collections.nCopies(64, new Presented("totp", World.START));
        world.glass.stepUp(grant.id(), ANA, many);

        refused(Refusal.TOO_MANY, () -> world.glass.stepUp(grant.id(), ANA, many));
    }
}
