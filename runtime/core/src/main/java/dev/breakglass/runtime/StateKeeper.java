package dev.breakglass.runtime;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.StateStore;
import dev.breakglass.runtime.grant.EntryCodec;
import dev.breakglass.runtime.grant.Ledger;
import dev.breakglass.runtime.grant.LedgerState;
import dev.breakglass.runtime.grant.MisfitException;
import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
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
    private final StateStore store;
    /** After how many entries the next one is due. */
    private long next;

    private CompletableFuture<Void> keeping = CompletableFuture.completedFuture(null);
    private volatile boolean stopped;

    StateKeeper(AuditLog log, EntryCodec codec, int every) {
        this.log = log;
        this.store = log.states();
        this.codec = codec;
        this.every = every;
    }

    /**
     * What the log's entries lead to.
     *
     * @throws MisfitException if they are not entries of grants
     */
    Ledger replay() {
        // Whoever waits for the answer does not wait for a state to be written.
        finish();
        stopped = false;
        try {
            return store.latest(StateKeeper::read).map(this::replayFrom).orElseGet(this::replayAll);
        } catch (MisfitException e) {
            // A state that the entries do not go on from; they say themselves what is so.
            return replayAll();
        }
    }

    private static Ledger read(long size, Iterator<byte[]> lines) {
        LedgerState state = LedgerState.read(lines);
        // One that says it is of another size is none: everything is read.
        return state.size() == size ? new Ledger(state) : new Ledger();
    }

    private Ledger replayAll() {
        return replayFrom(new Ledger());
    }

    private Ledger replayFrom(Ledger ledger) {
        long kept = ledger.size();
        next = Math.max(next, kept + every);
        log.replay(kept, (index, line) -> ledger.replay(codec.decode(index, line)));
        return ledger;
    }

    /** Keeps the state if it is time to; goes on beside whoever calls. */
    void look(Ledger ledger, CompletableFuture<Long> durable) {
        if (ledger.size() >= next && keeping.isDone() && store.keeps()) {
            LedgerState state = ledger.state();
            next = state.size() + Math.max(every, ledger.count());
            keeping = durable.thenRunAsync(() -> keep(state), StateKeeper::beside);
        }
    }

    private void keep(LedgerState state) {
        try {
            store.keep(state.size(), new UntilStopped(state.lines()));
        } catch (CancellationException e) {
            // Somebody waits for the end.
        } catch (RuntimeException | Error e) {
            System.getLogger(BreakGlass.class.getName())
                    .log(
                            Level.WARNING,
                            "the state after entry " + (state.size() - 1)
                                    + " could not be kept: nothing is lost, and the next start takes longer",
                            e);
        }
    }

    /** Gives up the lines when somebody waits for the end. */
    private final class UntilStopped implements Iterator<byte[]> {

        private final Iterator<byte[]> lines;

        UntilStopped(Iterator<byte[]> lines) {
            this.lines = lines;
        }

        @Override
        public boolean hasNext() {
            return lines.hasNext();
        }

        @Override
        public byte[] next() {
            if (stopped) {
                throw new CancellationException("the state is not wanted any more");
            }
            return lines.next();
        }
    }

    private static void beside(Runnable work) {
        Thread thread = new Thread(null, work, "break-glass state", 0, false);
        // What it was about to keep can be had from the entries.
        thread.setDaemon(true);
        thread.start();
    }

    /** Gives up what goes on. */
    void finish() {
        stopped = true;
        await();
    }

    /** Waits for what goes on. */
    void await() {
        keeping.exceptionally(failure -> null).join();
    }
}
