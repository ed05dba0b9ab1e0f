package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The work of a log's own thread, the only one that touches its files: takes what waits, writes it, makes it durable
 * with one fsync for all, answers, and signs a checkpoint once a second while entries come. After a failure it writes
 * nothing more, for nobody knows then what is on the disk.
 */
final class LogWriter {

    static final long CHECKPOINT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LogFolder folder;
    private final LogSigner signer;
    private final LongSupplier ticker;
    private final LogQueue queue;
    private final SegmentWriter segments;
    private final DurableFiles files;
    private final MerkleTree tree;
    private final CompletableFuture<@Nullable LogFault> ended = new CompletableFuture<>();
    private long signedSize;
    private long signedAt;
    private volatile long durable;
    private @Nullable Throwable failure;

    LogWriter(
            LogFolder folder,
            LogSigner signer,
            LongSupplier ticker,
            LogQueue queue,
            Storage storage,
            SegmentWriter segments,
            Recovered recovered) {
        this.folder = folder;
        this.signer = signer;
        this.ticker = ticker;
        this.queue = queue;
        this.segments = segments;
        this.files = new DurableFiles(storage);
        this.tree = recovered.tree();
        this.durable = tree.size();
        this.signedSize = recovered.checkpoint().size();
        this.signedAt = ticker.getAsLong();
    }

    /** How many entries are durable. */
    long size() {
        return durable;
    }

    /** Completed when the thread has let go of the files, with what went wrong at that. */
    CompletableFuture<@Nullable LogFault> ended() {
        return ended;
    }

    void run() {
        try {
            boolean closed = false;
            while (!closed) {
                LogQueue.Batch batch = queue.take(nanosToCheckpoint());
                append(batch.tasks());
                sign(batch.tasks());
                closed = batch.closed();
            }
        } catch (RuntimeException | Error e) {
            // Whatever happens, nobody may be left waiting for an answer.
            failure = e;
            queue.close();
            refuse(queue.take(0).tasks());
        }
        ended.complete(finish());
    }

    private void append(List<LogTask> tasks) {
        List<LogTask.Append> appends = tasks.stream()
                .filter(LogTask.Append.class::isInstance)
                .map(LogTask.Append.class::cast)
                .toList();
        if (refuse(appends)) {
            return;
        }
        appends = inOrder(appends);
        if (appends.isEmpty()) {
            return;
        }
        long first = tree.size();
        try {
            long index = first;
            for (LogTask.Append append : appends) {
                segments.write(index++, append.entry());
            }
            segments.sync();
            appends.forEach(append -> tree.append(append.entry()));
        } catch (IOException | RuntimeException | Error e) {
            fail(e, "writing failed", appends);
            return;
        }
        durable = tree.size();
        for (LogTask.Append append : appends) {
            append.answer().complete(first++);
        }
    }

    /** Those that stand where they are meant to; the others are refused. */
    private List<LogTask.Append> inOrder(List<LogTask.Append> appends) {
        List<LogTask.Append> inOrder = new ArrayList<>();
        for (LogTask.Append append : appends) {
            long next = tree.size() + inOrder.size();
            if (append.isFor(next)) {
                inOrder.add(append);
            } else {
                append.answer().completeExceptionally(append.outOfOrder(LogPlace.of(folder.dir()), next));
            }
        }
        return inOrder;
    }

    private void sign(List<LogTask> tasks) {
        List<LogTask.Sign> signs = tasks.stream()
                .filter(LogTask.Sign.class::isInstance)
                .map(LogTask.Sign.class::cast)
                .toList();
        try {
            if (refuse(signs) || (signs.isEmpty() && nanosToCheckpoint() > 0)) {
                return;
            }
            Checkpoint checkpoint = writeCheckpoint();
            signs.forEach(sign -> sign.answer().complete(checkpoint));
        } catch (IOException | RuntimeException | Error e) {
            fail(e, "writing the checkpoint failed", signs);
        }
    }

    private Checkpoint writeCheckpoint() throws IOException {
        // Its age counts from here: writing it takes time too.
        signedAt = ticker.getAsLong();
        Checkpoint checkpoint = new Checkpoint(signer.name(), tree.size(), tree.root());
        files.replace(folder.checkpoint(), signer.sign(checkpoint.text()).bytes());
        signedSize = checkpoint.size();
        return checkpoint;
    }

    /** How long until a checkpoint is due: 0 or less when it is, for ever when there is nothing to sign. */
    private long nanosToCheckpoint() {
        if (failure != null || tree.size() == signedSize) {
            return Long.MAX_VALUE;
        }
        return CHECKPOINT_NANOS - (ticker.getAsLong() - signedAt);
    }

    private @Nullable LogFault finish() {
        LogFault fault = null;
        try {
            if (failure == null && tree.size() > signedSize) {
                writeCheckpoint();
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

    private void fail(Throwable cause, String message, List<? extends LogTask> tasks) {
        failure = cause;
        AuditLogException answer = new AuditLogException(fault(LogFault.Reason.IO, message + ": " + cause), cause);
        tasks.forEach(task -> task.answer().completeExceptionally(answer));
    }

    private boolean refuse(List<? extends LogTask> tasks) {
        if (failure == null) {
            return false;
        }
        LogFault fault = fault(LogFault.Reason.POISONED, "an earlier write failed, open the log anew: " + failure);
        tasks.forEach(task -> task.answer().completeExceptionally(new AuditLogException(fault, failure)));
        return true;
    }

    private LogFault fault(LogFault.Reason reason, String message) {
        return new LogFault(reason, LogPlace.of(folder.dir()), message);
    }
}
