package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An audit log in a folder of its own: segment files that only grow, a checkpoint that is signed about once a second
 * while entries come, and a lock that keeps it to one opener. A thread of its own does all the writing; those who
 * append at the same time share one fsync. Safe for any thread; appending blocks until the entry is durable.
 *
 * <p>A failed write or fsync poisons the log: it takes no more until it is opened anew, which checks what is there. A
 * disk that is full does not: those entries fail that found no room, and the log goes on. For what is urgent it keeps a
 * MiB in reserve.
 */
public final class FileAuditLog implements AuditLog {

    private final LogFolder folder;
    private final AuditLimits limits;
    private final FolderLock lock;
    private final LogQueue queue;
    private final LogWriter writer;
    private final LogReplay replay;
    private final LogArchive archive;
    private final Archives archives;
    private final SegmentList segments;
    private final FileContents contents;
    private final FileStates states;
    private final RecoveryReport recovery;
    private volatile boolean closed;

    private FileAuditLog(
            LogFolder folder,
            LogSigner signer,
            AuditLimits limits,
            LongSupplier ticker,
            Opening opening,
            Storage storage,
            FolderLock lock)
            throws IOException {
        this.folder = folder;
        this.limits = limits;
        this.lock = lock;
        LogPlace place = LogPlace.of(folder.dir());
        Recovered recovered = LogRecovery.recover(folder, signer, limits, opening, storage);
        Reserve reserve = Reserve.open(folder, storage);
        CheckpointWriter checkpoints = new CheckpointWriter(folder, signer, ticker, storage, reserve, recovered);
        this.segments = new SegmentList(folder, storage, reserve, recovered.closed());
        this.archive = new LogArchive(folder, storage, segments, checkpoints);
        this.archives = new Archives(opening.archive());
        this.replay = new LogReplay(
                folder, archives, segments, recovered.unread(), recovered.tree().edge());
        this.recovery = recovered.report();
        this.queue = new LogQueue(place, limits.queueEntriesMax());
        this.contents = new FileContents(folder, storage, queue);
        SegmentWriter files = new SegmentWriter(folder, storage, limits.segmentBytesMax(), recovered);
        Appender appender = new Appender(place, files, segments, reserve, recovered.tree());
        this.states =
                new FileStates(folder, signer, storage, queue, appender, new StateProof(folder, archives, segments));
        this.writer = new LogWriter(place, lock, queue, files, appender, checkpoints, reserve);
    }

    /**
     * Opens the log in a folder, or makes one there, with {@link AuditLimits#DEFAULT} limits and
     * {@link Opening#QUICK}.
     *
     * @param dir the log's own folder; made when it is not there
     * @param signer the key of this log, always the same one
     * @throws AuditLogException if somebody has the log open, or anything that is read of it does not verify but for a
     *     last record that a crash cut short: that is taken off and told by {@link #recovery}
     */
    public static FileAuditLog open(Path dir, LogSigner signer) {
        return open(dir, signer, AuditLimits.DEFAULT, System::nanoTime);
    }

    /**
     * Opens the log with limits and a clock of one's own, and {@link Opening#QUICK}.
     *
     * @param ticker nanoseconds from any start, never going backwards; times the checkpoints
     * @see #open(Path, LogSigner)
     */
    public static FileAuditLog open(Path dir, LogSigner signer, AuditLimits limits, LongSupplier ticker) {
        return open(dir, signer, limits, ticker, Opening.QUICK);
    }

    /**
     * Opens the log in one of two ways.
     *
     * @see #open(Path, LogSigner, AuditLimits, LongSupplier)
     */
    public static FileAuditLog open(
            Path dir, LogSigner signer, AuditLimits limits, LongSupplier ticker, Opening opening) {
        return open(dir, signer, limits, ticker, opening, new DiskStorage());
    }

    static FileAuditLog open(Path dir, LogSigner signer, AuditLimits limits, LongSupplier ticker, Storage storage) {
        return open(dir, signer, limits, ticker, Opening.QUICK, storage);
    }

    static FileAuditLog open(
            Path dir, LogSigner signer, AuditLimits limits, LongSupplier ticker, Opening opening, Storage storage) {
        LogFolder folder = new LogFolder(dir.toAbsolutePath());
        CompletableFuture<FileAuditLog> opened = new CompletableFuture<>();
        Runnable work = () -> {
            FileAuditLog log;
            try {
                log = recover(folder, signer, limits, ticker, opening, storage);
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
        Thread thread = new LogThread(work, "audit log " + dir);
        // A process that ends without closing loses nothing that was acknowledged.
        thread.setDaemon(true);
        thread.start();
        return LogTask.await(opened);
    }

    private static FileAuditLog recover(
            LogFolder folder,
            LogSigner signer,
            AuditLimits limits,
            LongSupplier ticker,
            Opening opening,
            Storage storage)
            throws IOException {
        if (Files.notExists(folder.dir())) {
            new DurableFiles(storage).createOwnFolder(folder.dir());
        }
        folder.checkNames();
        FolderLock lock = FolderLock.acquire(folder.lock());
        try {
            return new FileAuditLog(folder, signer, limits, ticker, opening, storage, lock);
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
        return LogTask.await(put(new LogTask.Append(LogTask.Append.ANY_INDEX, entry, Urgency.USUAL)));
    }

    @Override
    public CompletableFuture<Long> submit(long index, byte[] entry) {
        return submit(index, entry, Urgency.USUAL);
    }

    @Override
    public CompletableFuture<Long> submit(long index, byte[] entry, Urgency urgency) {
        return put(new LogTask.Append(index, entry, urgency));
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
        replay(0, visitor);
    }

    /**
     * Shows the entries from an index on that were durable at the call. What was not read when the log was opened is
     * proved on the way; who has seen an entry that is not the one that was signed gets an exception in the end.
     *
     * @throws AuditLogException if one cannot be read as it was written, or is archived and the archive not at hand
     */
    @Override
    public void replay(long first, EntryVisitor visitor) {
        if (closed) {
            throw new AuditLogException(LogFault.Reason.CLOSED, LogPlace.of(folder.dir()), "the log is closed");
        }
        try {
            replay.replay(first, size(), visitor);
        } catch (IOException e) {
            throw ioFailure(folder, e);
        }
    }

    /** The index of the first entry that is in the log's folder: 0 if nothing was archived. */
    public long archived() {
        return segments.closed().archived();
    }

    /**
     * Moves closed segments, all of whose entries come before an index, into another folder, and goes on without them.
     * The checkpoint goes on to prove them. Copies in the caller's thread; can be repeated after a failure. This log goes on to
     * read them there; whoever opens it again says where they are ({@link Opening#withArchive}).
     *
     * @param folderOfArchive made when it is not there; may hold segments of this log that were archived before
     * @return the index of the first entry that stays
     * @throws AuditLogException if it could not be done; then the log has all that is not in the archive
     */
    public synchronized long archive(long before, Path folderOfArchive) {
        List<ClosedSegment> leaving = archive.closedBefore(before);
        Path target = folderOfArchive.toAbsolutePath();
        try {
            archive.copy(leaving, target);
        } catch (IOException e) {
            throw ioFailure(folder, e);
        }
        if (!leaving.isEmpty()) {
            archives.add(target);
        }
        long end =
                leaving.isEmpty() ? archived() : leaving.get(leaving.size() - 1).end();
        return queue.work(() -> archive.forget(end));
    }

    @Override
    public ContentStore contents() {
        return contents;
    }

    @Override
    public StateStore states() {
        return states;
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
