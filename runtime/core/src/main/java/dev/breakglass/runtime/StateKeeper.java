package dev.breakglass.runtime;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.grant.EntryCodec;
import dev.breakglass.runtime.grant.Ledger;
import dev.breakglass.runtime.grant.LedgerState;
import dev.breakglass.runtime.grant.MisfitException;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps the ledger's state beside the log while it grows, so that a service that starts again need not read years of entries
 * first. A state is kept after so many entries, and no more often than there are grants, so that it costs each entry no more
 * than one grant. For whoever has the journal's lock.
 */
final class StateKeeper {

    /** After how many entries a state is kept, at the least. */
    static final int EVERY = 20_000;

    private final AuditLog log;
    private final EntryCodec codec;
    private final int every;
    private long kept;
    private CompletableFuture<Void> keeping = CompletableFuture.completedFuture(null);

    StateKeeper(AuditLog log, EntryCodec codec, int every) {
        this.log = log;
        this.codec = codec;
        this.every = every;
    }

    /**
     * What the log's entries lead to.
     *
     * @throws MisfitException if they are not entries of grants
     */
    Ledger replay() {
        try {
            return log.states().latest(StateKeeper::read).map(this::replayFrom).orElseGet(this::replayAll);
        } catch (MisfitException e) {
            // A state that the entries do not go on from; they say themselves what is so.
            return replayAll();
        }
    }

    private static Ledger read(long size, Iterator<byte[]> lines) {
        LedgerState state = LedgerState.read(lines);
        return state.size() == size ? new Ledger(state) : new Ledger();
    }

    private Ledger replayAll() {
        return replayFrom(new Ledger());
    }

    private Ledger replayFrom(Ledger ledger) {
        kept = ledger.size();
        log.replay(kept, (index, line) -> ledger.replay(codec.decode(index, line)));
        return ledger;
    }

    /** Keeps the state if it is time to; goes on beside whoever calls. */
    void look(Ledger ledger, CompletableFuture<Long> durable) {
        long entries = ledger.size() - kept;
        if (entries >= every && entries >= ledger.count() && keeping.isDone()) {
            LedgerState state = ledger.state();
            kept = state.size();
            keeping = durable.thenRunAsync(() -> keep(state), StateKeeper::beside);
        }
    }

    private void keep(LedgerState state) {
        try {
            log.states().keep(state.size(), state.lines());
        } catch (AuditLogException e) {
            // The entries are all there; without a state it takes longer to read them, and the next one may be kept.
        }
    }

    private static void beside(Runnable work) {
        Thread thread = new Thread(null, work, "break-glass state", 0, false);
        // What it was about to keep can be had from the entries.
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for what goes on. */
    void finish() {
        keeping.handle((done, failure) -> done).join();
    }
}
