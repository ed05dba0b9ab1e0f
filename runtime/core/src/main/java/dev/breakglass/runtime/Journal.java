package dev.breakglass.runtime;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.audit.LogFault;
import dev.breakglass.runtime.audit.Urgency;
import dev.breakglass.runtime.grant.Change;
import dev.breakglass.runtime.grant.EntryCodec;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.Ledger;
import dev.breakglass.runtime.grant.SteadyClock;
import dev.breakglass.runtime.policy.Policy;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The ledger and its log. Under one lock an event is checked and handed to the log; outside of it whoever brought it waits
 * until it is durable, so that those who come together share one fsync. Nobody is answered, not even with a refusal, before
 * all is durable that the answer rests on.
 *
 * <p>Entries are handed over each for its own index, so what was planned upon an entry that failed fails as well. The ledger is
 * then made anew from what the log holds. When the log is broken for good, nothing more is done until it is opened anew.
 */
final class Journal {

    private static final CompletableFuture<Long> NOTHING = CompletableFuture.completedFuture(-1L);

    private final ReentrantLock lock = new ReentrantLock();
    private final AuditLog log;
    private final EntryCodec codec;
    private final SteadyClock clock;
    private final StateKeeper states;
    private final Refusals refusals;
    private final PolicyInForce inForce;
    private Ledger ledger;
    /** The entry that was handed over last: when it is durable, all are. */
    private CompletableFuture<Long> last = NOTHING;
    /** The first entry of the act that has the lock. */
    private Optional<CompletableFuture<Long>> first = Optional.empty();

    private boolean firstEnds;

    private boolean broken;
    private boolean closed;

    /** Replays the log; the time starts no earlier than its last entry. */
    Journal(AuditLog log, Policy policy, Clock wall, LongSupplier ticker, RefusalLimit refusals, int stateEvery) {
        this.log = log;
        this.inForce = new PolicyInForce(policy);
        this.codec = new EntryCodec(log.contents());
        this.refusals = new Refusals(refusals);
        this.states = new StateKeeper(log, codec, stateEvery);
        this.ledger = states.replay();
        this.clock = new SteadyClock(wall, ticker, ledger.last());
    }

    /** Keeps the state if that is due: so many entries were read that the next start should not read them again. */
    void begin() {
        locked(false, () -> {
            states.look(ledger, last);
            return ledger;
        });
    }

    /** Does something that nobody else can do anything in between, and answers when all that it saw is durable. */
    <T> T inTurn(Function<Turn, T> act) {
        return locked(true, () -> act.apply(turn(clock::now)));
    }

    /** As {@link #inTurn}, for what only ends or says what is over, which no clock that is wrong keeps from it. */
    <T> T inTurnToEnd(Function<Turn, T> act) {
        return locked(true, () -> act.apply(turn(clock::nowToEnd)));
    }

    /** As {@link #inTurn}, for what tells nobody anything unless it records it; else there is no wait. */
    <T> T glance(Function<Turn, T> act) {
        return locked(false, () -> act.apply(turn(clock::now)));
    }

    /** Shows what is durable. */
    <T> T read(Function<Ledger, T> view) {
        return locked(true, () -> view.apply(ledger));
    }

    /** The grant as it is about to be, for what is then looked at again in a turn. */
    Optional<Grant> grant(GrantId id) {
        return locked(false, () -> ledger.grant(id));
    }

    private Turn turn(Supplier<Instant> time) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        if (broken) {
            throw new IllegalStateException("the audit log failed and may hold more than is known here; open it"
                    + " anew. Nothing is allowed until then");
        }
        return new Turn(this, time.get());
    }

    /**
     * What ends access, or only looks, and failed for what others wrote before it is tried once more, with nothing before it. An act
     * of which something is durable is not, nor a refusal, which is counted when it is made.
     */
    private <T> T locked(boolean waits, Supplier<T> act) {
        Held<T> held = held(waits, act, false);
        Optional<AuditLogException> failure = held.failure();
        if (failure.isPresent() && held.restsOn(failure.get())) {
            held = held(waits, act, true);
            failure = held.failure();
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return held.answer().give();
    }

    private <T> Held<T> held(boolean waits, Supplier<T> act, boolean alone) {
        lock.lock();
        try {
            if (alone) {
                last.exceptionally(failure -> -1L).join();
            }
            renewAfterFailure();
            first = Optional.empty();
            Answer<T> answer = answer(act);
            return new Held<>(answer, first, firstEnds, waits || first.isPresent() ? last : NOTHING);
        } finally {
            lock.unlock();
        }
    }

    /**
     * What an act came to, held back until it may be told.
     *
     * @param first the first entry of its own, which says more of a failure than those that could not follow it
     * @param ends whether that one ends access
     * @param awaited the last entry that it rests on
     */
    private record Held<T>(
            Answer<T> answer, Optional<CompletableFuture<Long>> first, boolean ends, CompletableFuture<Long> awaited) {

        /** Waits; how the log failed. */
        Optional<AuditLogException> failure() {
            return first.flatMap(Held::failure).or(() -> failure(awaited));
        }

        private static Optional<AuditLogException> failure(CompletableFuture<Long> entry) {
            try {
                entry.join();
                return Optional.empty();
            } catch (CompletionException e) {
                if (e.getCause() instanceof AuditLogException failure) {
                    return Optional.of(new AuditLogException(failure));
                }
                throw e;
            }
        }

        /** Whether it failed for what others wrote, and the log goes on. */
        boolean restsOn(AuditLogException failure) {
            boolean isOrder = failure.reason() == LogFault.Reason.ORDER;
            return first.isPresent()
                    ? isOrder && ends && first.get().isCompletedExceptionally()
                    : (isOrder || failure.reason() == LogFault.Reason.FULL)
                            && answer.refusal().isEmpty();
        }
    }

    private static <T> Answer<T> answer(Supplier<T> act) {
        try {
            return new Answer<>(Optional.of(act.get()), Optional.empty());
        } catch (RuntimeException no) {
            return new Answer<>(Optional.empty(), Optional.of(no));
        }
    }

    /** What an act answers or throws, one of the two, held back until it may be told. */
    private record Answer<T>(Optional<T> value, Optional<RuntimeException> refusal) {

        T give() {
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            return value.orElseThrow();
        }
    }

    /** What was planned and is not durable never was. */
    private void renewAfterFailure() {
        if (!last.isCompletedExceptionally()) {
            return;
        }
        broken |= !passes(last);
        ledger = states.replay();
        inForce.renew();
        last = NOTHING;
    }

    /** Whether the log may take the next entry although this one failed. */
    private static boolean passes(CompletableFuture<Long> failed) {
        try {
            failed.join();
            return true;
        } catch (CompletionException e) {
            return e.getCause() instanceof AuditLogException a
                    && (a.reason() == LogFault.Reason.FULL || a.reason() == LogFault.Reason.ORDER);
        }
    }

    /** The time, for what decides without a trace. */
    Instant now() {
        return clock.now();
    }

    /** The time, for what waits. */
    Instant nowToEnd() {
        return clock.nowToEnd();
    }

    StateKeeper states() {
        return states;
    }

    Refusals refusals() {
        return refusals;
    }

    PolicyInForce inForce() {
        return inForce;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Checks, hands to the log, applies. Only within a turn, which ends when it is durable. */
    Change record(Instant now, Optional<String> actor, Optional<GrantId> grant, GrantEvent event) {
        Change change = ledger.plan(now, actor, grant, event);
        last = log.submit(change.entry().seq(), codec.encode(change.entry()), urgency(event));
        if (first.isEmpty()) {
            first = Optional.of(last);
            firstEnds = urgency(event) == Urgency.URGENT;
        }
        ledger.apply(change);
        states.look(ledger, last);
        return change;
    }

    /** As {@link #record}, of a policy that is in force from then on. */
    void load(Instant now, Policy next, String by) {
        record(now, Optional.of(by), Optional.empty(), new GrantEvent.PolicyLoaded(next.digest()));
        last = inForce.load(next, last);
    }

    /** What ends access, and what was done with it, is written down even when the disk is full. */
    private static Urgency urgency(GrantEvent event) {
        boolean ends = event instanceof GrantEvent.Revoked
                || event instanceof GrantEvent.Ended
                || event instanceof GrantEvent.Suspended
                || event instanceof GrantEvent.Rejected
                || event instanceof GrantEvent.ObserverLeft
                || event instanceof GrantEvent.UseEnded
                || event instanceof GrantEvent.CredentialEnded
                || event instanceof GrantEvent.DutyDone
                || event instanceof GrantEvent.UseOverran;
        return ends ? Urgency.URGENT : Urgency.USUAL;
    }

    private void noteRefusals() {
        if (closed || broken || last.isCompletedExceptionally()) {
            return;
        }
        try {
            refusals.close(turn(clock::nowToEnd));
        } catch (AuditLogException e) {
            // Somebody else has closed the log, which takes nothing more.
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            noteRefusals();
        } finally {
            closed = true;
            states.finish();
            try {
                log.close();
            } finally {
                lock.unlock();
            }
        }
    }
}
