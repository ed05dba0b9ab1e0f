package dev.breakglass.bench.scale;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Prints how much a load gets done by how many, beside what the disk syncs before and after each row. */
final class LoadTable {

    private static final List<Integer> COUNTS = List.of(1, 8, 64, 256);

    private LoadTable() {}

    /** What so many do at once, in a folder of its own. */
    @FunctionalInterface
    interface Load {
        LogLoad.Result run(Path dir, int count, int seconds) throws IOException, InterruptedException;
    }

    /**
     * Runs the load, after once for the compiler.
     *
     * @param who of whom there are so many, such as {@code callers}
     * @param what they do, such as {@code entries}
     */
    static void print(String who, String what, Path folder, int seconds, Load load)
            throws IOException, InterruptedException {
        load.run(folder.resolve("warm-" + who), 64, seconds);
        System.out.printf("%n| %s | syncs/s of the disk | %s/s | times the syncs | p50 | p99 | max |%n", who, what);
        System.out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (int count : COUNTS) {
            double before = SyncRate.of(folder.resolve("syncs"), seconds);
            LogLoad.Result result = load.run(folder.resolve(who + "-" + count), count, seconds);
            double syncs = (before + SyncRate.of(folder.resolve("syncs"), seconds)) / 2;
            Latencies took = result.took();
            System.out.printf(
                    "| %d | %,.0f | %,.0f | %.1f | %.2f ms | %.2f ms | %.1f ms |%n",
                    count,
                    syncs,
                    result.perSecond(),
                    result.perSecond() / syncs,
                    took.within(0.5) / 1e6,
                    took.within(0.99) / 1e6,
                    took.max() / 1e6);
        }
    }
}
