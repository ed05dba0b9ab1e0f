package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.BO;
import static dev.breakglass.runtime.World.CY;
import static dev.breakglass.runtime.World.START;
import static dev.breakglass.runtime.World.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.MemoryAuditLog;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What ends by itself ends although nobody calls anything: a thread of the runtime's own sees to it. */
@Timeout(60)
class SweepTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AtomicReference<String> network = new AtomicReference<>("corp");
    private final AtomicBoolean full = new AtomicBoolean();
    private final AtomicBoolean signalsDown = new AtomicBoolean();
    private final AtomicInteger signalsAsked = new AtomicInteger();
    private final BlockingQueue<Grant> after = new LinkedBlockingQueue<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private final AtomicReference<GrantId> hangs = new AtomicReference<>();
    private final MemoryAuditLog log = new MemoryAuditLog(LogSigner.generate("breakglass.test/sweep"));

    private final BreakGlass glass = BreakGlass.builder()
            .policy(new LedgerPolicy())
            .log(new BrokenLog(log, full::get))
            .clock(((InstantSource) now::get).withZone(ZoneOffset.UTC))
            .ticker(() -> Duration.between(START, now.get()).toNanos())
            .signals(this::signals)
            .duties((grant, duty) -> {
                if (duty instanceof Obligation.After) {
                    if (grant.id().equals(hangs.get())) {
                        held.await();
                    }
                    after.add(grant);
                }
            })
            .sweepEvery(Duration.ofMillis(1))
            .build();

    private Map<String, Reading> signals() {
        signalsAsked.incrementAndGet();
        if (signalsDown.get()) {
            throw new IllegalStateException("no route to the mesh");
        }
        return Map.of("network", new Reading(Value.of(network.get()), now.get()));
    }

    private Session active() {
        Request request = Request.of(ANA, "prod.payments", "db.failover", World.LEDGER, START)
                .withJustification("Primary is gone, failing over by hand", Optional.of("INC-2041"))
                .withFactors(List.of(new Presented("webauthn", now.get())));
        GrantId id = glass.request(request).id();
        glass.approve(id, yes(BO));
        glass.approve(id, yes(CY));
        return glass.redeem(glass.claimKey(id, ANA), ANA);
    }

    @AfterEach
    void close() {
        held.countDown();
        glass.close();
    }

    @Test
    void aSessionEndsWhenItsTimeIsOverAndWhatComesAfterIsDone() throws Exception {
        Session session = active();
        now.set(START.plus(LedgerPolicy.IDLE));
        assertThat(after.take().id()).isEqualTo(session.grant());
        assertThat(state(session)).isEqualTo(GrantState.IDLE);
    }

    @Test
    void aSessionIsSuspendedWhenItsBoundaryIsLost() throws Exception {
        Session session = active();
        network.set("internet");
        assertThat(after.take().id()).isEqualTo(session.grant());
        assertThat(state(session)).isEqualTo(GrantState.SUSPENDED);
    }

    /** A network that is asked each second for nothing is a bill, and a reason to switch the sweep off. */
    @Test
    void nobodyIsAskedForSignalsWhileNoSessionIsOpen() throws Exception {
        glass.sweep();
        assertThat(signalsAsked).hasValue(0);

        active();
        int asked = signalsAsked.get();
        glass.sweep();
        assertThat(signalsAsked).hasValueGreaterThan(asked);
    }

    @Test
    void signalsThatNobodyCanAskKeepNothingFromEnding() throws Exception {
        Session session = active();
        signalsDown.set(true);
        now.set(START.plus(LedgerPolicy.IDLE));
        assertThat(after.take().id()).isEqualTo(session.grant());
    }

    @Test
    void aDutyThatHangsHoldsUpNoOther() throws Exception {
        Session first = active();
        hangs.set(first.grant());
        first.close();
        glass.review(first.grant(), CY, "seen");
        Session second = active();
        now.set(START.plus(LedgerPolicy.IDLE));
        assertThat(after.take().id()).isEqualTo(second.grant());
        held.countDown();
        assertThat(after.take().id()).isEqualTo(first.grant());
    }

    @Test
    void whatTheLogDidNotTakeIsTriedAgain() throws Exception {
        Session session = active();
        full.set(true);
        now.set(START.plus(LedgerPolicy.IDLE));
        assertThatThrownBy(session::close).hasMessageContaining("no space left");
        full.set(false);
        assertThat(after.take().id()).isEqualTo(session.grant());
    }

    @Test
    void theThreadDiesWithTheGlassAndStopsNoProcessFromEnding() throws Exception {
        Thread[] all = new Thread[Thread.activeCount() + 100];
        Thread.enumerate(all);
        Thread mine = null;
        for (Thread thread : all) {
            boolean sweeps = thread != null && thread.getName().equals("breakglass-sweeper");
            mine = sweeps && (mine == null || thread.getId() > mine.getId()) ? thread : mine;
        }
        assertThat(mine).isNotNull();
        assertThat(mine.isDaemon()).isTrue();
        mine.interrupt();
        Session session = active();
        now.set(START.plus(LedgerPolicy.IDLE));
        assertThat(after.poll(30, TimeUnit.SECONDS))
                .as("an interrupt stops it not")
                .isNotNull();
        assertThat(state(session)).isEqualTo(GrantState.IDLE);
        glass.close();
        mine.join();
    }

    @Test
    void whatRunsWhenTheGlassIsClosedIsGivenTimeAndIsWrittenDown() {
        active().close();
        glass.close();
        BreakGlass next = BreakGlass.builder()
                .policy(new LedgerPolicy())
                .log(log.reopen())
                .clock(((InstantSource) now::get).withZone(ZoneOffset.UTC))
                .sweepEvery(Duration.ZERO)
                .build();
        assertThat(next.grants().get(0).duties()).allMatch(duty -> duty.done());
    }

    @Test
    void howOftenIsWithinBounds() {
        BreakGlassBuilder builder = BreakGlass.builder();
        for (Duration wrong : List.of(Duration.ofNanos(999_999), Duration.ofNanos(-1), Duration.ofMinutes(61))) {
            assertThatThrownBy(() -> builder.sweepEvery(wrong)).hasMessage("sweepEvery: nothing, or PT0.001S to PT1H");
        }
    }

    private GrantState state(Session session) {
        return glass.grant(session.grant()).orElseThrow().state();
    }
}
