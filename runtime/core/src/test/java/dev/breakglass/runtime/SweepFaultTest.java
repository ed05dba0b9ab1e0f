package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.BO;
import static dev.breakglass.runtime.World.CY;
import static dev.breakglass.runtime.World.START;
import static dev.breakglass.runtime.World.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.breakglass.runtime.audit.EntryVisitor;
import dev.breakglass.runtime.audit.HeldLog;
import dev.breakglass.runtime.audit.LogAbove;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.MemoryAuditLog;
import dev.breakglass.runtime.audit.Urgency;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.grant.Duty;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Scope;
import dev.breakglass.runtime.policy.ForwardingPolicy;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Person;
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
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What hangs or fails keeps nothing else from ending. */
@Timeout(60)
class SweepFaultTest {

    private static final Obligation ISSUE = new Obligation.Issue("vault", new TreeMap<>(Map.of("role", "reader")));

    private static Throwable ask(Session session) {
        return catchThrowable(() -> session.credential("vault", Map.of()));
    }

    private final CountDownLatch held = new CountDownLatch(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AtomicReference<String> network = new AtomicReference<>("corp");
    private final AtomicBoolean signalsHang = new AtomicBoolean();

    private BreakGlassBuilder builder(MemoryAuditLog log) {
        return BreakGlass.builder()
                .log(log)
                .clock(((InstantSource) now::get).withZone(ZoneOffset.UTC))
                .ticker(() -> Duration.between(START, now.get()).toNanos())
                .duties((grant, duty) -> {})
                .sweepEvery(Duration.ofMillis(1));
    }

    private Session active(BreakGlass glass) {
        return active(glass, ANA);
    }

    private Session active(BreakGlass glass, Person who) {
        Request request = Request.of(who, "prod.payments", "db.failover", World.LEDGER, START)
                .withJustification("Primary is gone, failing over by hand", Optional.of("INC-2041"))
                .withSignals(Map.of("network", new Reading(Value.of("corp"), now.get())))
                .withFactors(List.of(new Presented("webauthn", now.get())));
        GrantId id = glass.request(request).id();
        glass.approve(id, yes(BO));
        glass.approve(id, yes(CY));
        return glass.redeem(glass.claimKey(id, who), who);
    }

    private static boolean soon(BooleanSupplier what) {
        for (int i = 0; i < 3_000 && !what.getAsBoolean(); i++) {
            LockSupport.parkNanos(10_000_000);
        }
        return what.getAsBoolean();
    }

    @Test
    void signalsThatHangKeepNothingFromEnding() throws Exception {
        Vault own = new Vault();
        CountDownLatch hanging = new CountDownLatch(1);
        BreakGlass glass = builder(new MemoryAuditLog(LogSigner.generate("breakglass.test/s")))
                .policy(new LedgerPolicy("ab", List.of(ISSUE)))
                .broker("vault", own)
                .signals(() -> {
                    if (signalsHang.get() && Thread.currentThread().getName().equals("breakglass-guard")) {
                        hanging.countDown();
                        try {
                            held.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                    return Map.of("network", new Reading(Value.of(network.get()), now.get()));
                })
                .build();
        Session session = active(glass);
        session.credential("vault", Map.of());
        signalsHang.set(true);
        hanging.await();
        now.set(START.plus(LedgerPolicy.TTL));
        boolean ended = soon(() -> own.good.isEmpty());
        held.countDown();
        glass.close();
        assertThat(ended).as("a credential past the end of its session").isTrue();
    }

    @Test
    void eightDutiesThatHangKeepNoCredentialAlive() throws Exception {
        Vault own = new Vault();
        AtomicBoolean hang = new AtomicBoolean();
        BreakGlass glass = builder(new MemoryAuditLog(LogSigner.generate("breakglass.test/d")))
                .policy(new LedgerPolicy("ab", List.of(ISSUE)))
                .broker("vault", own)
                .duties((grant, duty) -> {
                    if (hang.get() && duty instanceof Obligation.Notify) {
                        held.await();
                    }
                })
                .build();
        Session session = active(glass);
        session.credential("vault", Map.of());
        hang.set(true);
        for (int i = 0; i < 8; i++) {
            active(glass, World.person("p" + i, "sre"));
        }
        glass.revoke(new Scope.OfPerson("ana"), "bo", "breach");
        boolean ended = soon(() -> own.good.isEmpty());
        held.countDown();
        glass.close();
        assertThat(ended).as("revoked, and good").isTrue();
    }

    @Test
    void aBoundaryOfTimeIsLostWithoutAnySignals() throws Exception {
        Vault own = new Vault();
        BreakGlass glass = builder(new MemoryAuditLog(LogSigner.generate("breakglass.test/t")))
                .policy(new Night(new LedgerPolicy("ab", List.of(ISSUE)), START.plusSeconds(60)))
                .broker("vault", own)
                .sweepEvery(Duration.ZERO)
                .dutyExecutor(Runnable::run)
                .build();
        Session session = active(glass);
        session.credential("vault", Map.of());
        now.set(START.plusSeconds(61));
        glass.sweep();
        assertThat(glass.grant(session.grant()).orElseThrow().state()).isEqualTo(GrantState.SUSPENDED);
    }

    /** A boundary that is lost at a moment. */
    private static final class Night extends ForwardingPolicy {
        private final Instant until;

        Night(Policy below, Instant until) {
            super(below);
            this.until = until;
        }

        @Override
        public Decision recheck(String path, Request use) {
            if (use.now().isBefore(until)) {
                return super.recheck(path, use);
            }
            return new Decision(
                    Outcome.DENY,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(new Finding(Optional.of(path), ReasonCode.BOUNDARY, "night", "day", Optional.empty())),
                    List.of(),
                    digest());
        }
    }

    @Test
    void anErrorInOneDutysRecordLosesNoOther() {
        AtomicBoolean full = new AtomicBoolean();
        AtomicBoolean errs = new AtomicBoolean();
        Vault own = new Vault();
        MemoryAuditLog memory = new MemoryAuditLog(LogSigner.generate("breakglass.test/e"));
        BreakGlass glass = builder(memory)
                .policy(new LedgerPolicy("ab", List.of(ISSUE)))
                .log(new BrokenLog(memory, () -> {
                    if (errs.compareAndSet(true, false)) {
                        throw new OutOfMemoryError("test");
                    }
                    return false;
                }))
                .broker("vault", own)
                .sweepEvery(Duration.ZERO)
                .dutyExecutor(work -> {
                    if (full.get()) {
                        errs.set(true);
                        throw new RejectedExecutionException();
                    }
                    work.run();
                })
                .build();
        Session session = active(glass);
        assertThat(ask(session)).isNull();
        full.set(true);
        assertThatThrownBy(session::close).isInstanceOf(OutOfMemoryError.class);
        full.set(false);
        now.set(START.plus(Duration.ofDays(1)));
        glass.sweep();
        assertThat(own.good).isEmpty();
        assertThat(glass.grant(session.grant()).orElseThrow().duties()).allMatch(Duty::done);
    }

    @Test
    void dutiesOnAFullDiskDoNotReadTheLogAgainForEach() {
        MemoryAuditLog memory = new MemoryAuditLog(LogSigner.generate("breakglass.test/full"));
        var disk = new HeldLog(memory);
        AtomicInteger replays = new AtomicInteger();
        BreakGlass glass = builder(memory)
                .policy(new LedgerPolicy("ab", List.of(ISSUE)))
                .log(new LogAbove(disk) {
                    @Override
                    public CompletableFuture<Long> submit(long index, byte[] entry, Urgency urgency) {
                        return disk.submit(index, entry, urgency);
                    }

                    @Override
                    public void replay(EntryVisitor visitor) {
                        replays.incrementAndGet();
                        super.replay(visitor);
                    }
                })
                .broker("vault", new Vault())
                .sweepEvery(Duration.ZERO)
                .dutyExecutor(Runnable::run)
                .build();
        for (int i = 0; i < 20; i++) {
            assertThat(ask(active(glass, World.person("p" + i, "sre")))).isNull();
        }
        disk.fill(true);
        int before = replays.get();
        glass.revoke(new Scope.Everything(), "bo", "breach");
        assertThat(replays.get() - before).isLessThan(5);
    }

    @Test
    void aLostBoundarySuspendsThoughTheDiskIsFull() throws Exception {
        MemoryAuditLog memory = new MemoryAuditLog(LogSigner.generate("breakglass.test/full"));
        var disk = new HeldLog(memory);
        Vault own = new Vault();
        BreakGlass glass = builder(memory)
                .policy(new LedgerPolicy("ab", List.of(ISSUE)))
                .log(disk)
                .broker("vault", own)
                .sweepEvery(Duration.ZERO)
                .dutyExecutor(Runnable::run)
                .signals(() -> Map.of("network", new Reading(Value.of(network.get()), now.get())))
                .build();
        Session session = active(glass);
        session.credential("vault", Map.of());
        disk.fill(true);
        network.set("internet");
        assertThat(glass.sweep()).extracting(Grant::state).containsExactly(GrantState.SUSPENDED);
        assertThat(own.good).isEmpty();
    }
}
