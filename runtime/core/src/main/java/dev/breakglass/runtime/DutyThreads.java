package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Duty;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Daemon threads for duties, few and gone when there is nothing to do. Each kind and each broker has its own: a pager that hangs keeps
 * no credential alive, nor does one broker those of another.
 */
final class DutyThreads implements Function<Duty, Executor>, AutoCloseable {

    private static final int THREADS_MAX = 8;
    private static final long IDLE_SECONDS = 10;
    private static final Duration CLOSE_MAX = Duration.ofSeconds(5);

    private final Map<String, ThreadPoolExecutor> pools = new ConcurrentHashMap<>();

    @Override
    public Executor apply(Duty duty) {
        String name = duty.what() instanceof Obligation.Issue issue
                ? "destroy-" + issue.broker()
                : duty.what() instanceof Obligation.Notify ? "notify" : "after";
        return pools.computeIfAbsent(name, DutyThreads::pool);
    }

    private static ThreadPoolExecutor pool(String name) {
        // Whatever waits in the queue is owed in the log as well, each once, so there is never more of it than of that.
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS_MAX, THREADS_MAX, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "breakglass-duty-" + name);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Takes no more, and gives those that are there some seconds; what is not done by then comes again at the next start. */
    @Override
    public void close() {
        pools.values().forEach(ThreadPoolExecutor::shutdown);
        long end = System.nanoTime() + CLOSE_MAX.toNanos();
        for (ThreadPoolExecutor pool : pools.values()) {
            try {
                pool.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            pool.getQueue().clear();
        }
    }
}
