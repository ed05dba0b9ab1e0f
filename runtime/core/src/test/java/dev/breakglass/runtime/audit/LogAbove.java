package dev.breakglass.runtime.audit;

import java.util.concurrent.CompletableFuture;

/** A log that has another one do everything, for those that change one thing about it. As thread-safe as that one. */
public abstract class LogAbove implements AuditLog {

    private final AuditLog below;

    protected LogAbove(AuditLog below) {
        this.below = below;
    }

    @Override
    public long append(byte[] entry) {
        return below.append(entry);
    }

    @Override
    public CompletableFuture<Long> submit(long index, byte[] entry) {
        return below.submit(index, entry);
    }

    @Override
    public long size() {
        return below.size();
    }

    @Override
    public void replay(EntryVisitor visitor) {
        below.replay(visitor);
    }

    @Override
    public Checkpoint checkpoint() {
        return below.checkpoint();
    }

    @Override
    public void close() {
        below.close();
    }
}
