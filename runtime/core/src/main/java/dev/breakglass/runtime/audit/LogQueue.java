package dev.breakglass.runtime.audit;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Tasks on their way from the callers to the log's thread, in order. */
final class LogQueue {

    /**
     * What the log's thread takes at once.
     *
     * @param tasks in the order of their coming
     * @param closed whether none will follow
     */
    record Batch(List<LogTask> tasks, boolean closed) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Queue<LogTask> tasks = new ArrayDeque<>();
    private final LogPlace place;
    private final int tasksMax;
    private boolean closed;
    private boolean woken;

    LogQueue(LogPlace place, int tasksMax) {
        this.place = place;
        this.tasksMax = tasksMax;
    }

    /** Adds a task, waiting for room if it must; interrupts wait with it. */
    void put(LogTask task) {
        if (Thread.currentThread() instanceof LogThread) {
            // It would wait for itself. Whatever follows an answer goes on there unless it is told where else.
            throw new IllegalStateException("the log's own thread cannot ask the log for anything; go on in another");
        }
        lock.lock();
        try {
            while (tasks.size() >= tasksMax && !closed) {
                room.awaitUninterruptibly();
            }
            if (closed) {
                throw new AuditLogException(LogFault.Reason.CLOSED, place, "the log is closed");
            }
            tasks.add(task);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Has the log's thread do something, and waits for it. */
    <T> T work(LogTask.Step<T> step) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        put(new LogTask.Work<>(step, answer));
        return LogTask.await(answer);
    }

    /** All tasks, as soon as there is one, or none after so many nanoseconds or when there is something else to see. */
    Batch take(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (tasks.isEmpty() && !closed && !woken && left > 0) {
                try {
                    left = changed.awaitNanos(left);
                } catch (InterruptedException e) {
                    // Nobody has a reason to interrupt the log's own thread; looking at the clock again does no harm.
                    left = 0;
                }
            }
            woken = false;
            List<LogTask> taken = List.copyOf(tasks);
            tasks.clear();
            room.signalAll();
            return new Batch(taken, closed);
        } finally {
            lock.unlock();
        }
    }

    /** Makes the log's thread look at the clock again. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
