package dev.breakglass.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads for duties, few and gone when there is nothing to do: one that hangs holds up no session and few others. */
final class DutyThreads implements Executor, AutoCloseable {

    private static final int THREADS_MAX = 8;
    private static final long IDLE_SECONDS = 10;
    private static final long CLOSE_SECONDS_MAX = 5;

    private final ThreadPoolExecutor threads;

    DutyThreads() {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory factory = work -> {
            Thread thread = new Thread(work, "breakglass-duty-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        // Whatever waits in the queue is owed in the log as well, each once, so there is never more of it than of that.
        threads = new ThreadPoolExecutor(
                THREADS_MAX, THREADS_MAX, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable duty) {
        threads.execute(duty);
    }

    /** Takes no more, and gives those that are there some seconds; what is not done by then comes again at the next start. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
                threads.getQueue().clear();
            }
        } catch (InterruptedException e) {
            threads.getQueue().clear();
            Thread.currentThread().interrupt();
        }
    }
}
