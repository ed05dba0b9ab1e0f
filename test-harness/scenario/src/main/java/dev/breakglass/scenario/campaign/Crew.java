package dev.breakglass.scenario.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntConsumer;

/** Threads that do one job together, each its own part. */
final class Crew {

    private Crew() {}

    /** Does every part, the first in this thread, and throws on what one of them throws. */
    static void work(int parts, IntConsumer job) {
        List<FutureTask<Integer>> others = new ArrayList<>();
        for (int i = 1; i < parts; i++) {
            int part = i;
            FutureTask<Integer> task = new FutureTask<>(() -> job.accept(part), part);
            others.add(task);
            Thread thread = new Thread(task, "campaign-" + part);
            thread.setDaemon(true);
            thread.start();
        }
        job.accept(0);
        for (FutureTask<Integer> task : others) {
            try {
                task.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while stories were played", e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException("a story could not be played", e.getCause());
            }
        }
    }
}
