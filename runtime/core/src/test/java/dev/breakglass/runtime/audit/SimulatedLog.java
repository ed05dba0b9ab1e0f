package dev.breakglass.runtime.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A log in memory whose disk and process fail as a seed says. What it acknowledged is there after every failure. */
public final class SimulatedLog implements AuditLog {

    /** What becomes of one entry. */
    public enum Fault {
        NONE,
        /** The disk is full: the entry is not there, the log goes on. */
        FULL,
        /** A write failed: the entry is not there, the log is poisoned. */
        FAILED,
        /** An fsync failed: the entry is there all the same, the log is poisoned. */
        UNSURE,
        /** The process dies before the entry is there. */
        KILLED_BEFORE,
        /** The process dies when the entry is there and nobody has been told. */
        KILLED_AFTER
    }

    /** The end of the process, which nothing in it catches. */
    public static final class Death extends Error {
        private static final long serialVersionUID = 1;

        Death() {
            super("killed", null, false, false);
        }
    }

    private static final LogPlace PLACE = LogPlace.of(Path.of("simulated"));

    private final MemoryAuditLog disk;
    private final Supplier<Fault> faults;
    private final List<byte[]> fresh = new ArrayList<>();
    private boolean poisoned;

    public SimulatedLog(LogSigner signer, Supplier<Fault> faults) {
        this(new MemoryAuditLog(signer), faults);
    }

    private SimulatedLog(MemoryAuditLog disk, Supplier<Fault> faults) {
        this.disk = disk;
        this.faults = faults;
    }

    /** What another process finds. */
    public SimulatedLog reopen() {
        return new SimulatedLog(disk.reopen(), faults);
    }

    /** What has been written since this was asked last. */
    public List<byte[]> drain() {
        List<byte[]> drained = List.copyOf(fresh);
        fresh.clear();
        return drained;
    }

    private void keep(byte[] entry) {
        disk.append(entry);
        fresh.add(entry);
    }

    @Override
    public long append(byte[] entry) {
        return LogTask.await(submit(size(), entry));
    }

    @Override
    public CompletableFuture<Long> submit(long index, byte[] entry) {
        if (poisoned) {
            return failed(LogFault.Reason.POISONED);
        }
        if (index != size()) {
            return failed(LogFault.Reason.ORDER);
        }
        return switch (faults.get()) {
            case NONE -> {
                keep(entry);
                yield CompletableFuture.completedFuture(index);
            }
            case FULL -> failed(LogFault.Reason.FULL);
            case FAILED -> poison();
            case UNSURE -> {
                keep(entry);
                yield poison();
            }
            case KILLED_BEFORE -> throw new Death();
            case KILLED_AFTER -> {
                keep(entry);
                throw new Death();
            }
        };
    }

    private CompletableFuture<Long> poison() {
        poisoned = true;
        return failed(LogFault.Reason.IO);
    }

    private static CompletableFuture<Long> failed(LogFault.Reason reason) {
        return CompletableFuture.failedFuture(new AuditLogException(reason, PLACE, "simulated"));
    }

    @Override
    public long size() {
        return disk.size();
    }

    @Override
    public void replay(EntryVisitor visitor) {
        disk.replay(visitor);
    }

    @Override
    public Checkpoint checkpoint() {
        return disk.checkpoint();
    }

    @Override
    public void close() {
        disk.close();
    }
}
