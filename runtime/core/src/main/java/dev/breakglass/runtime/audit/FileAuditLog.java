package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An audit log in a folder of its own: segment files that only grow, a checkpoint that is signed about once a second
 * while entries come, and a lock that keeps it to one opener. A thread of its own does all the writing; those who
 * append at the same time share one fsync. Safe for any thread; appending blocks until the entry is durable.
 *
 * <p>A failed write or fsync poisons the log: it takes no more until it is opened anew, which checks everything.
 */
public final class FileAuditLog implements AuditLog {

    private final LogFolder folder;
    private final AuditLimits limits;
    private final FolderLock lock;
    private final LogQueue queue;
    private final LogWriter writer;
    private final RecoveryReport recovery;
    private volatile boolean closed;

    private FileAuditLog(
            LogFolder folder,
            AuditLimits limits,
            FolderLock lock,
            LogQueue queue,
            LogWriter writer,
            RecoveryReport recovery) {
        this.folder = folder;
        this.limits = limits;
        this.lock = lock;
        this.queue = queue;
        this.writer = writer;
        this.recovery = recovery;
    }

    /**
     * Opens the log in a folder, or makes one there, with {@link AuditLimits#DEFAULT} limits.
     *
     * @param dir the log's own folder; made when it is not there
     * @param signer the key of this log, always the same one
     * @throws AuditLogException if somebody has the log open, or anything in it does not verify but for a last record
     *     that a crash cut short: that is taken off and told by {@link #recovery}
     */
    public static FileAuditLog open(Path dir, LogSigner signer) {
        return open(dir, signer, AuditLimits.DEFAULT, System::nanoTime);
    }

    /**
     * Opens the log with limits and a clock of one's own.
     *
     * @param ticker nanoseconds from any start, never going backwards; times the checkpoints
     * @see #open(Path, LogSigner)
     */
    public static FileAuditLog open(Path dir, LogSigner signer, AuditLimits limits, LongSupplier ticker) {
        return open(dir, signer, limits, ticker, new DiskStorage());
    }

    static FileAuditLog open(Path dir, LogSigner signer, AuditLimits limits, LongSupplier ticker, Storage storage) {
        LogFolder folder = new LogFolder(dir.toAbsolutePath());
        CompletableFuture<FileAuditLog> opened = new CompletableFuture<>();
        Runnable work = () -> {
            FileAuditLog log;
            try {
                log = recover(folder, signer, limits, ticker, storage);
            } catch (IOException e) {
                opened.completeExceptionally(ioFailure(folder, e));
                return;
            } catch (RuntimeException | Error e) {
                opened.completeExceptionally(e);
                return;
            }
            opened.complete(log);
            log.writer.run();
        };
        Thread thread = new Thread(null, work, "audit log " + dir, 0, false);
        // A process that ends without closing loses nothing that was acknowledged.
        thread.setDaemon(true);
        thread.start();
        return LogTask.await(opened);
    }

    private static FileAuditLog recover(
            LogFolder folder, LogSigner signer, AuditLimits limits, LongSupplier ticker, Storage storage)
            throws IOException {
        if (Files.notExists(folder.dir())) {
            new DurableFiles(storage).createFolder(folder.dir());
        }
        folder.checkNames();
        FolderLock lock = FolderLock.acquire(folder.lock());
        try {
            Recovered recovered = LogRecovery.recover(folder, signer, limits, storage);
            SegmentWriter segments = new SegmentWriter(folder, storage, limits.segmentBytesMax(), recovered);
            LogQueue queue = new LogQueue(LogPlace.of(folder.dir()), limits.queueEntriesMax());
            LogWriter writer = new LogWriter(folder, signer, ticker, queue, storage, segments, recovered);
            return new FileAuditLog(folder, limits, lock, queue, writer, recovered.report());
        } catch (IOException | RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private static AuditLogException ioFailure(LogFolder folder, IOException e) {
        return new AuditLogException(
                new LogFault(LogFault.Reason.IO, LogPlace.of(folder.dir()), "reading or writing failed: " + e), e);
    }

    /** What the opening found, and what it cut off. */
    public RecoveryReport recovery() {
        return recovery;
    }

    @Override
    public long append(byte[] entry) {
        return LogTask.await(put(new LogTask.Append(LogTask.Append.ANY_INDEX, entry)));
    }

    @Override
    public CompletableFuture<Long> submit(long index, byte[] entry) {
        return put(new LogTask.Append(index, entry));
    }

    private CompletableFuture<Long> put(LogTask.Append task) {
        limits.checkEntry(task.entry(), LogPlace.of(folder.dir()));
        queue.put(task);
        return task.answer();
    }

    @Override
    public long size() {
        return writer.size();
    }

    @Override
    public void replay(EntryVisitor visitor) {
        if (closed) {
            throw new AuditLogException(LogFault.Reason.CLOSED, LogPlace.of(folder.dir()), "the log is closed");
        }
        long size = size();
        ScanEnd end;
        try {
            end = SegmentScan.scan(
                    folder.listSegments(), size, (segment, at, index, entry) -> visitor.visit(index, entry));
        } catch (IOException e) {
            throw ioFailure(folder, e);
        }
        Damage damage = end.damage();
        if (damage != null) {
            throw new AuditLogException(damage.fault());
        }
        if (end.entries() < size) {
            throw new AuditLogException(
                    LogFault.Reason.MISSING,
                    LogPlace.of(folder.segments(), LogPlace.NONE, end.entries()),
                    "the log ends after " + end.entries() + " entries, " + size + " were written");
        }
    }

    @Override
    public Checkpoint checkpoint() {
        CompletableFuture<Checkpoint> answer = new CompletableFuture<>();
        queue.put(new LogTask.Sign(answer));
        return LogTask.await(answer);
    }

    /** Makes the log look at its ticker now. */
    void wake() {
        queue.wake();
    }

    @Override
    public void close() {
        boolean first = !closed;
        closed = true;
        queue.close();
        @Nullable LogFault fault = LogTask.await(writer.ended());
        try {
            lock.close();
        } catch (IOException e) {
            throw ioFailure(folder, e);
        }
        if (first && fault != null) {
            throw new AuditLogException(fault);
        }
    }
}
