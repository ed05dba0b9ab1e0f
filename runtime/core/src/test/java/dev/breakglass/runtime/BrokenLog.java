package dev.breakglass.runtime;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.LogAbove;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** A log whose disk fails when the test says so, before anything is written. */
class BrokenLog extends LogAbove {

    private final BooleanSupplier fails;

    BrokenLog(AuditLog below, BooleanSupplier fails) {
        super(below);
        this.fails = fails;
    }

    @Override
    public long append(byte[] entry) {
        requireRoom();
        return super.append(entry);
    }

    @Override
    public CompletableFuture<Long> submit(long index, byte[] entry) {
        requireRoom();
        return super.submit(index, entry);
    }

    private void requireRoom() {
        if (fails.getAsBoolean()) {
            throw new IllegalStateException("no space left on the device");
        }
    }
}
