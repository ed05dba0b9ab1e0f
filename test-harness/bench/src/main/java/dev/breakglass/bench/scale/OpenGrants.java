package dev.breakglass.bench.scale;

import dev.breakglass.runtime.BreakGlass;
import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.Checkpoint;
import dev.breakglass.runtime.audit.EntryVisitor;
import dev.breakglass.runtime.grant.GrantState;
import java.util.concurrent.CompletableFuture;

/** Open grants by the million, whose log is forgotten at once, so that the heap holds the grants alone. */
final class OpenGrants {

    /** Takes every entry and keeps none. For one thread. */
    private static final class Forgetful implements AuditLog {

        private long size;

        @Override
        public long append(byte[] entry) {
            return size++;
        }

        @Override
        public CompletableFuture<Long> submit(long index, byte[] entry) {
            return CompletableFuture.completedFuture(append(entry));
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public void replay(EntryVisitor visitor) {
            if (size > 0) {
                throw new IllegalStateException("nothing was kept");
            }
        }

        @Override
        public Checkpoint checkpoint() {
            throw new IllegalStateException("nothing was kept");
        }

        @Override
        public void close() {}
    }

    private final BreakGlass glass = NightShift.glass(new Forgetful());

    void open(int grants) {
        for (int i = 0; i < grants; i++) {
            NightShift.session(glass, i);
        }
    }

    long count() {
        return glass.grants().stream()
                .filter(grant -> grant.state() == GrantState.ACTIVE)
                .count();
    }

    /** Bytes, when everything that nobody needs is collected. */
    static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
