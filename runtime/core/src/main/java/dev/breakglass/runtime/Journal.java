package dev.breakglass.runtime;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.grant.Change;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.Ledger;
import dev.breakglass.runtime.grant.SteadyClock;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The ledger and its log under one lock: an event is checked, made durable, and only then so. When the log may hold
 * something that the ledger does not, nothing more is done until the log is opened anew.
 */
final class Journal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Ledger ledger = new Ledger();
    private final AuditLog log;
    private final SteadyClock clock;
    private boolean inDoubt;
    private boolean closed;

    /** Replays the log; the time starts no earlier than its last entry. */
    Journal(AuditLog log, Clock wall, LongSupplier ticker) {
        this.log = log;
        log.replay(ledger::replay);
        this.clock = new SteadyClock(wall, ticker, ledger.last());
    }

    /** Does something that nobody else can do anything in between. */
    <T> T inTurn(Function<Turn, T> act) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            if (inDoubt) {
                throw new IllegalStateException("the audit log failed and may hold more than is known here; open it"
                        + " anew. Nothing is allowed until then");
            }
            return act.apply(new Turn(this, clock.now()));
        } finally {
            lock.unlock();
        }
    }

    <T> T read(Function<Ledger, T> view) {
        lock.lock();
        try {
            return view.apply(ledger);
        } finally {
            lock.unlock();
        }
    }

    Optional<Grant> grant(GrantId id) {
        return read(all -> all.grant(id));
    }

    /** The time, for what decides without a trace. */
    Instant now() {
        return clock.now();
    }

    Ledger ledger() {
        return ledger;
    }

    /** Checks, makes durable, applies. Only within a turn. */
    Change record(Instant now, Optional<String> actor, Optional<GrantId> grant, GrantEvent event) {
        if (inDoubt) {
            throw new IllegalStateException("the audit log failed");
        }
        Change change = ledger.plan(now, actor, grant, event);
        byte[] entry = change.bytes();
        long index;
        try {
            index = log.append(entry);
        } catch (RuntimeException | Error e) {
            inDoubt = !logStandsWhereTheLedgerStands();
            throw e;
        }
        if (index != change.entry().seq()) {
            inDoubt = true;
            throw new IllegalStateException("entry " + change.entry().seq() + " went into the log as " + index
                    + ": somebody else writes there");
        }
        ledger.apply(change);
        return change;
    }

    private boolean logStandsWhereTheLedgerStands() {
        try {
            return log.size() == ledger.size();
        } catch (RuntimeException e) {
            return false;
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            log.close();
        } finally {
            lock.unlock();
        }
    }
}
