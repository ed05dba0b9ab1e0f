package dev.breakglass.runtime;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.Checkpoint;
import dev.breakglass.runtime.audit.EntryVisitor;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** A log whose disk fails when the test says so, before anything is written. */
class BrokenLog implements AuditLog {

    private final AuditLog below;
    private final BooleanSupplier fails;

    BrokenLog(AuditLog below, BooleanSupplier fails) {
        this.below = below;
        this.fails = fails;
    }

    @Override
    public long append(byte[] entry) {
        if (fails.getAsBoolean()) {
            throw new IllegalStateException("no space left on the device");
        }
        return below.append(entry);
    }

    @Override
    public CompletableFuture<Long> submit(long index, byte[] entry) {
        if (fails.getAsBoolean()) {
            throw new IllegalStateException("no space left on the device");
        }
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
