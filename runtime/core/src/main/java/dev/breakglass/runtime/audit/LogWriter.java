package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The work of a log's own thread, the only one that touches its files: takes what waits, writes it, makes it durable
 * with one fsync for all, answers, and signs a checkpoint once a second while entries come. After a failure it writes
 * nothing more, for nobody knows then what is on the disk; a disk that is full is no such failure.
 */
final class LogWriter {

    static final long CHECKPOINT_NANOS = CheckpointWriter.NANOS;

    private final LogPlace place;
    private final FolderLock lock;
    private final LogQueue queue;
    private final SegmentWriter segments;
    private final Appender appender;
    private final CheckpointWriter checkpoints;
    private final Reserve reserve;
    private final CompletableFuture<@Nullable LogFault> ended = new CompletableFuture<>();
    private @Nullable Throwable failure;

    LogWriter(
            LogPlace place,
            FolderLock lock,
            LogQueue queue,
            SegmentWriter segments,
            Appender appender,
            CheckpointWriter checkpoints,
            Reserve reserve) {
        this.place = place;
        this.lock = lock;
        this.queue = queue;
        this.segments = segments;
        this.appender = appender;
        this.checkpoints = checkpoints;
        this.reserve = reserve;
    }

    /** How many entries are durable. */
    long size() {
        return appender.size();
    }

    /** Completed when the thread has let go of the files, with what went wrong at that. */
    CompletableFuture<@Nullable LogFault> ended() {
        return ended;
    }

    void run() {
        List<LogTask> inHand = List.of();
        try {
            boolean closed = false;
            while (!closed) {
                LogQueue.Batch batch = queue.take(failure == null ? checkpoints.nanosLeft() : Long.MAX_VALUE);
                inHand = batch.tasks();
                turn(inHand);
                closed = batch.closed();
            }
        } catch (RuntimeException | Error e) {
            // Whatever happens, nobody may be left waiting for an answer.
            failure = e;
            queue.close();
            refuse(inHand);
            refuse(queue.take(0).tasks());
        } finally {
            ended.complete(finish());
        }
    }

    private void turn(List<LogTask> tasks) {
        List<LogTask.Append> appends = new ArrayList<>(tasks.size());
        List<LogTask.Work<?>> works = new ArrayList<>();
        List<LogTask.Sign> signs = new ArrayList<>();
        for (LogTask task : tasks) {
            if (task instanceof LogTask.Append append) {
                appends.add(append);
            } else if (task instanceof LogTask.Work<?> work) {
                works.add(work);
            } else if (task instanceof LogTask.Sign sign) {
                signs.add(sign);
            }
        }
        unlessBroken("writing failed", appends, () -> {
            lock.check();
            reserve.refill();
            appender.append(appends);
        });
        for (LogTask.Work<?> work : works) {
            unlessBroken("writing failed", List.of(work), () -> work(work));
        }
        unlessBroken("writing the checkpoint failed", signs, () -> sign(signs));
    }

    private void work(LogTask.Work<?> work) throws IOException {
        try {
            work.run();
        } catch (StorageFullException e) {
            work.answer().completeExceptionally(full(e));
        }
    }

    private void sign(List<LogTask.Sign> signs) throws IOException {
        if (signs.isEmpty() && checkpoints.nanosLeft() > 0) {
            return;
        }
        try {
            Checkpoint checkpoint = checkpoints.write();
            signs.forEach(sign -> sign.answer().complete(checkpoint));
            // What the old one took up is free now.
            reserve.refill();
        } catch (StorageFullException e) {
            // The next second tries again; until then the log is whole without it.
            signs.forEach(sign -> sign.answer().completeExceptionally(full(e)));
        }
    }

    private void unlessBroken(String message, List<? extends LogTask> tasks, Reserve.Write work) {
        if (refuse(tasks)) {
            return;
        }
        try {
            work.run();
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
            AuditLogException answer = new AuditLogException(fault(LogFault.Reason.IO, message + ": " + e), e);
            tasks.forEach(task -> task.answer().completeExceptionally(answer));
        }
    }

    private boolean refuse(List<? extends LogTask> tasks) {
        if (failure == null) {
            return false;
        }
        LogFault fault = fault(LogFault.Reason.POISONED, "an earlier write failed, open the log anew: " + failure);
        tasks.forEach(task -> task.answer().completeExceptionally(new AuditLogException(fault, failure)));
        return true;
    }

    private @Nullable LogFault finish() {
        LogFault fault = null;
        try {
            if (failure == null && checkpoints.isBehind()) {
                lock.check();
                checkpoints.write();
            }
        } catch (IOException | RuntimeException | Error e) {
            fault = fault(LogFault.Reason.IO, "writing the last checkpoint failed: " + e);
        }
        try {
            segments.close();
        } catch (IOException e) {
            fault = fault == null ? fault(LogFault.Reason.IO, "closing failed: " + e) : fault;
        }
        return fault;
    }

    private AuditLogException full(StorageFullException e) {
        return new AuditLogException(fault(LogFault.Reason.FULL, "the disk is full: " + e.getMessage()), e);
    }

    private LogFault fault(LogFault.Reason reason, String message) {
        return new LogFault(reason, place, message);
    }
}
