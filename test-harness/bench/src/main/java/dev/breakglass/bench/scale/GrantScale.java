package dev.breakglass.bench.scale;

import dev.breakglass.bench.report.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How many uses a second go through open sessions with their log on disk, each a decision, a durable intent and a durable
 * outcome, and what an open grant takes of the heap: {@code GrantScale [FOLDER [SECONDS [GRANTS]]]}, which are the
 * system's folder for temporary files, 5 and 1,000,000 when not said.
 */
public final class GrantScale {

    private static final List<Integer> SESSIONS = List.of(1, 8, 64, 256);

    private GrantScale() {}

    public static void main(String[] args) throws Exception {
        Path parent = Path.of(args.length > 0 ? args[0] : System.getProperty("java.io.tmpdir"));
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        int grants = args.length > 2 ? Integer.parseInt(args[2]) : 1_000_000;
        Path folder = Files.createTempDirectory(parent, "grant-scale");
        System.out.println(Machine.here().text());
        try {
            uses(folder, seconds);
        } finally {
            LogScale.delete(folder);
        }
        memory(grants);
    }

    private static void uses(Path folder, int seconds) throws IOException, InterruptedException {
        // Once for the compiler.
        UseLoad.run(folder.resolve("warm"), 64, seconds);
        System.out.printf("%n| sessions | syncs/s of the disk | uses/s | times the syncs | p50 | p99 | max |%n");
        System.out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (int sessions : SESSIONS) {
            double before = SyncRate.of(folder.resolve("syncs"), seconds);
            LogLoad.Result result = UseLoad.run(folder.resolve("of-" + sessions), sessions, seconds);
            double syncs = (before + SyncRate.of(folder.resolve("syncs"), seconds)) / 2;
            Latencies took = result.took();
            System.out.printf(
                    "| %d | %,.0f | %,.0f | %.1f | %.2f ms | %.2f ms | %.1f ms |%n",
                    sessions,
                    syncs,
                    result.perSecond(),
                    result.perSecond() / syncs,
                    took.within(0.5) / 1e6,
                    took.within(0.99) / 1e6,
                    took.max() / 1e6);
        }
    }

    private static void memory(int grants) {
        OpenGrants open = new OpenGrants();
        long before = OpenGrants.usedHeap();
        long start = System.nanoTime();
        open.open(grants);
        long nanos = System.nanoTime() - start;
        long bytes = OpenGrants.usedHeap() - before;
        System.out.printf(
                "%n%,d open grants: %,d bytes each, opened in %.1f s (%,.0f acts/s)%n",
                open.count(), bytes / grants, nanos / 1e9, 3.0 * grants / (nanos / 1e9));
    }
}
