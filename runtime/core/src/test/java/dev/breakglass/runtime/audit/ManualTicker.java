package dev.breakglass.runtime.audit;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock that moves when it is told to. */
final class ManualTicker implements LongSupplier {

    // Close to overflow, as System.nanoTime may be: only differences count.
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

    @Override
    public long getAsLong() {
        return now.get();
    }

    void advance(long nanos) {
        now.addAndGet(nanos);
    }
}
