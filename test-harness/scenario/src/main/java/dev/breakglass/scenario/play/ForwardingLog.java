package dev.breakglass.scenario.play;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.Checkpoint;
import dev.breakglass.runtime.audit.ContentStore;
import dev.breakglass.runtime.audit.EntryVisitor;
import dev.breakglass.runtime.audit.StateStore;
import dev.breakglass.runtime.audit.Urgency;
import java.util.concurrent.CompletableFuture;

/** A log that has another do everything, for those that change one thing about it. As thread-safe as that one. */
public abstract class ForwardingLog implements AuditLog {

    /** The log that does it. */
    protected abstract AuditLog log();

    @Override
    public long append(byte[] entry) {
        return log().append(entry);
    }

    /** Every entry that is handed over comes by {@link #submit(long, byte[], Urgency)}. */
    @Override
    public final CompletableFuture<Long> submit(long index, byte[] entry) {
        return submit(index, entry, Urgency.USUAL);
    }

    @Override
    public CompletableFuture<Long> submit(long index, byte[] entry, Urgency urgency) {
        return log().submit(index, entry, urgency);
    }

    @Override
    public ContentStore contents() {
        return log().contents();
    }

    @Override
    public StateStore states() {
        return log().states();
    }

    @Override
    public long size() {
        return log().size();
    }

    @Override
    public void replay(EntryVisitor visitor) {
        log().replay(visitor);
    }

    @Override
    public void replay(long first, EntryVisitor visitor) {
        log().replay(first, visitor);
    }

    @Override
    public Checkpoint checkpoint() {
        return log().checkpoint();
    }

    @Override
    public void close() {
        log().close();
    }
}
