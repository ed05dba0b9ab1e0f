package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.BO;
import static dev.breakglass.runtime.World.EVE;
import static dev.breakglass.runtime.World.LEDGER;
import static dev.breakglass.runtime.World.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.audit.HeldLog;
import dev.breakglass.runtime.grant.Duty;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.grant.Scope;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.program.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What comes in between an act's beginning and its end: another policy, and entries that the log does not take. */
@Timeout(60)
class MeanwhileTest {

    private static final Policy OTHER = new LedgerPolicy("cd", List.of());

    private final World world = new World();
    private final HeldLog log = new HeldLog(world.memory);

    /** Another policy comes into force while the directory is being asked. */
    private void reloadMeanwhile(Policy policy) {
        world.meanwhile = () -> {
            world.meanwhile = () -> {};
            world.glass.reload(policy, "ops");
        };
    }

    private static Refusal refused(Runnable act) {
        return catchThrowableOfType(RefusedException.class, act::run).refusal();
    }

    @Test
    void aKeyOpensNothingUnderAPolicyThatCameWhileItWasRedeemed() {
        Grant ready = world.ready();
        SessionKey key = world.glass.claimKey(ready.id(), ANA);
        reloadMeanwhile(OTHER);
        assertThat(refused(() -> world.glass.redeem(key, ANA))).isEqualTo(Refusal.POLICY);
        assertThat(world.now(ready.id()).opening()).isEmpty();
    }

    @Test
    void anApprovalCountsForNothingUnderAPolicyThatCameMeanwhile() {
        Grant pending = world.pending();
        reloadMeanwhile(OTHER);
        assertThat(refused(() -> world.glass.approve(pending.id(), yes(BO)))).isEqualTo(Refusal.POLICY);
    }

    @Test
    void aUseIsDecidedByThePolicyThatCameMeanwhile() throws Exception {
        Session session = world.active();
        reloadMeanwhile(new ClosedPolicy(ReasonCode.SIGNAL_MISSING));
        List<String> ran = new ArrayList<>();
        assertThat(refused(() -> perform(session, ran))).isEqualTo(Refusal.DENIED);
        assertThat(ran).isEmpty();
    }

    private static void perform(Session session, List<String> ran) {
        try {
            session.perform("db.failover", LEDGER, () -> ran.add("it"));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRequestIsDecidedByThePolicyThatCameMeanwhile() {
        reloadMeanwhile(OTHER);
        Grant grant = world.glass.request(world.look(EVE));
        assertThat(grant.ruling().decision().policy()).isEqualTo(OTHER.digest());
    }

    @Test
    void aPolicyIsShownWhenItIsWrittenDownAndNotBefore() throws Exception {
        String first = world.policy.digest();
        world.glass = world.open(log);
        log.hold(true);
        CompletableFuture<?> reload = CompletableFuture.supplyAsync(() -> world.glass.reload(OTHER, "ops"));
        log.await(1);
        assertThat(world.glass.decide(world.look(EVE)).policy()).isEqualTo(first);
        log.flush();
        reload.join();
        assertThat(world.glass.decide(world.look(EVE)).policy()).isEqualTo(OTHER.digest());
    }

    @Test
    void aPolicyThatTheLogDoesNotTakeWasNeverInForce() throws Exception {
        String first = world.policy.digest();
        world.glass = world.open(log);
        Session open = world.active();
        Grant before = world.glass.request(world.look(EVE));
        log.fill(true);
        assertThatThrownBy(() -> world.glass.reload(new ClosedPolicy(ReasonCode.FORBIDDEN), "ops"))
                .isInstanceOf(AuditLogException.class)
                .hasMessageContaining("no space left");
        assertThat(world.glass.decide(world.look(EVE)).policy()).isEqualTo(first);
        assertThat(world.now(open.grant()).state()).isEqualTo(GrantState.ACTIVE);
        log.fill(false);
        SessionKey key = world.glass.claimKey(before.id(), EVE);
        assertThat(world.glass.redeem(key, EVE).grant()).isEqualTo(before.id());
        assertThat(world.glass.request(world.look(ANA)).ruling().decision().policy())
                .isEqualTo(first);
        world.glass.reload(OTHER, "ops");
        assertThat(world.glass.request(world.look(ANA)).ruling().decision().policy())
                .isEqualTo(OTHER.digest());
    }

    @Test
    void whoOnlyLooksIsNotRefusedForWhatOthersCouldNotWrite() throws Exception {
        world.glass = world.open(log);
        Grant ready = world.glass.request(world.look(EVE));
        log.hold(true);
        log.fill(true);
        CompletableFuture<Grant> request = begun(1, () -> world.glass.request(world.look(ANA)));
        CompletableFuture<List<Grant>> seen = new CompletableFuture<>();
        Thread looks = new Thread(() -> seen.complete(world.glass.grants()));
        looks.start();
        awaitWaiting(looks, "read");
        log.hold(false);
        log.flush();
        assertThatThrownBy(request::join).hasMessageContaining("no space left");
        assertThat(seen.join()).containsExactly(ready);
    }

    /** Until it waits, in a method, for the log to answer. */
    private static void awaitWaiting(Thread thread, String method) throws InterruptedException {
        while (!isIn(thread, method) || !isIn(thread, "failure")) {
            if (Thread.interrupted()) {
                throw new InterruptedException("it does not wait in " + method);
            }
        }
    }

    private static boolean isIn(Thread thread, String method) {
        return thread.getState() == Thread.State.WAITING
                && Stream.of(thread.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals(method));
    }

    @Test
    void whatEndsAccessIsWrittenThoughSomethingBeforeItFoundNoRoom() throws Exception {
        world.glass = world.open(log);
        Session session = world.active();
        log.hold(true);
        log.fill(true);
        CompletableFuture<Grant> request = begun(1, () -> world.glass.request(world.look(EVE)));
        CompletableFuture<List<Grant>> revocation =
                begun(2, () -> world.glass.revoke(new Scope.Everything(), "ops", "enough"));
        log.hold(false);
        log.flush();
        assertThatThrownBy(request::join)
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("no space left");
        assertThat(revocation.join()).extracting(Grant::id).containsExactly(session.grant());
        assertThat(world.now(session.grant()).state()).isEqualTo(GrantState.REVOKED);
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    private <T> CompletableFuture<T> begun(int waiting, Supplier<T> act) throws InterruptedException {
        CompletableFuture<T> begun = CompletableFuture.supplyAsync(act);
        log.await(waiting);
        return begun;
    }

    @Test
    void aDutyThatNoThreadCouldBeHadForComesAgain() {
        AtomicBoolean noThreads = new AtomicBoolean(true);
        world.dutyExecutor = duty -> {
            if (noThreads.get()) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            duty.run();
        };
        world.glass = world.open(world.memory);
        Session session = world.active();
        assertThat(world.now(session.grant()).duties())
                .extracting(Duty::failure)
                .contains(Optional.of("java.lang.OutOfMemoryError"));
        noThreads.set(false);
        world.pass(Duration.ofSeconds(2));
        world.glass.sweep();
        assertThat(world.done).hasSize(1);
    }

    @Test
    void aDutyThatNobodyHasBegunIsADeadline() {
        Session session = world.active();
        world.done.clear();
        world.pass(LedgerPolicy.TTL);
        // Whoever resumes it finds it over; nobody has swept, and nothing else will.
        assertThat(refused(() -> world.glass.session(session.id(), ANA))).isEqualTo(Refusal.ENDED);
        assertThat(world.done).isEmpty();
        assertThat(world.glass.nextDeadline())
                .contains(world.glass.journal().now().plusSeconds(1));
        world.crash();
        assertThat(world.glass.nextDeadline())
                .contains(world.glass.journal().now().plusSeconds(1));
        world.glass.sweep();
        assertThat(world.done).hasSize(1);
    }

    @Test
    void aKeyThatOpenedItsSessionIsGone() {
        Grant ready = world.ready();
        SessionKey key = world.glass.claimKey(ready.id(), ANA);
        SessionKey copy = SessionKey.parse(key.reveal());
        world.glass.redeem(key, ANA);
        assertThat(key.isDestroyed()).isTrue();
        assertThat(refused(() -> world.glass.redeem(key, ANA))).isEqualTo(Refusal.KEY_USED);
        assertThat(refused(() -> world.glass.redeem(copy, ANA))).isEqualTo(Refusal.KEY_USED);
    }

    @Test
    void aKeyThatWasDestroyedOpensNothing() {
        Grant ready = world.ready();
        SessionKey key = world.glass.claimKey(ready.id(), ANA);
        SessionKey copy = SessionKey.parse(key.reveal());
        key.destroy();
        assertThat(refused(() -> world.glass.redeem(key, ANA))).isEqualTo(Refusal.KEY_MISMATCH);
        assertThat(world.glass.redeem(copy, ANA).grant()).isEqualTo(ready.id());
    }

    @Test
    void aDutyOfWhichTheLogDoesNotTakeHowItWentIsNotDoneAgainAtOnce() {
        world.glass = world.open(log);
        Session session = world.active();
        world.dutiesTried = 0;
        world.dutiesDown = true;
        log.fill(true);
        session.close();
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> world.glass.request(world.look(EVE))).hasMessageContaining("no space left");
            world.glass.sweep();
        }
        assertThat(world.dutiesTried).isEqualTo(1);
        Instant again = world.glass.nextDeadline().orElseThrow();
        assertThat(again).isAfter(world.glass.journal().now().plusSeconds(20));
        world.pass(Duration.ofSeconds(30));
        log.fill(false);
        world.dutiesDown = false;
        world.glass.sweep();
        assertThat(world.dutiesTried).isEqualTo(2);
        assertThat(world.now(session.grant()).duties()).allMatch(Duty::done);
    }

    @Test
    void aSweepOfWhichSomethingIsDurableIsNotTriedAgain() {
        world.refusals = new RefusalLimit(2, Duration.ofMinutes(1));
        world.glass = world.open(log);
        Session session = world.active();
        for (int i = 0; i < 5; i++) {
            refused(() -> world.glass.session(session.id(), EVE));
            refused(() -> world.glass.session(session.id(), BO));
        }
        world.pass(LedgerPolicy.TTL);
        log.fill(true);
        assertThatThrownBy(world.glass::sweep).hasMessageContaining("for index");
        log.fill(false);
        assertThat(world.now(session.grant()).state()).isIn(GrantState.EXPIRED, GrantState.IDLE);
    }

    @Test
    void aDutyThatCouldNotBeTakenUpComesAgain() throws Exception {
        world.glass = world.open(log);
        Session session = world.active();
        log.hold(true);
        log.fill(true);
        Thread closes = new Thread(session::close);
        closes.start();
        log.await(1);
        CompletableFuture<Grant> request = begun(2, () -> world.glass.request(world.look(EVE)));
        log.flush(1);
        // The end is durable. Its duty is being taken up while somebody's entry finds no room.
        awaitWaiting(closes, "take");
        log.hold(false);
        log.flush();
        assertThatThrownBy(request::join).hasMessageContaining("no space left");
        closes.join();
        log.fill(false);
        // Done or not, how it went found no room either.
        world.pass(Duration.ofSeconds(30));
        world.glass.sweep();
        assertThat(world.now(session.grant()).duties()).allMatch(Duty::done);
    }
}
