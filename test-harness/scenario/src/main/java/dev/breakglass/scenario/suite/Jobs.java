package dev.breakglass.scenario.suite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Does numbered work in several threads, each taking the next number that nobody has. */
final class Jobs {

    /** One piece. */
    interface Work {
        void run(int number) throws IOException;
    }

    private Jobs() {}

    /**
     * Returns when all is done, or when what was begun is done after a stop. A piece that throws stops the others.
     *
     * @param threads at most; with one, the caller's own
     * @throws IOException what a piece has thrown
     */
    static void run(int threads, int pieces, BooleanSupplier stop, Work work) throws IOException {
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean failed = new AtomicBoolean();
        Loop loop = () -> {
            while (!failed.get() && !stop.getAsBoolean()) {
                int number = next.getAndIncrement();
                if (number >= pieces) {
                    return;
                }
                boolean whole = false;
                try {
                    work.run(number);
                    whole = true;
                } finally {
                    if (!whole) {
                        failed.set(true);
                    }
                }
            }
        };
        int useful = Math.min(threads, pieces);
        if (useful <= 1) {
            loop.run();
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(useful);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < useful; i++) {
                all.add(pool.submit(() -> {
                    loop.run();
                    return null;
                }));
            }
            for (Future<?> each : all) {
                await(each);
            }
        } finally {
            pool.shutdown();
        }
    }

    private interface Loop {
        void run() throws IOException;
    }

    private static void await(Future<?> future) throws IOException {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            } else if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            } else if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e);
        }
    }
}
