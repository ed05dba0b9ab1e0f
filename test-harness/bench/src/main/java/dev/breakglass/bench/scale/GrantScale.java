package dev.breakglass.bench.scale;

import dev.breakglass.bench.report.Machine;
import dev.breakglass.scenario.suite.Folders;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many uses a second go through open sessions with their log on disk, each a decision, a durable intent and a durable
 * outcome, how long a service takes to start again with a long log, and what an open grant takes of the heap: {@code GrantScale [FOLDER [SECONDS [GRANTS]]]}, which are the
 * system's folder for temporary files, 5 and 1,000,000 when not said.
 */
public final class GrantScale {

    private GrantScale() {}

    public static void main(String[] args) throws Exception {
        Path parent = Path.of(args.length > 0 ? args[0] : System.getProperty("java.io.tmpdir"));
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        int grants = args.length > 2 ? Integer.parseInt(args[2]) : 1_000_000;
        Path folder = Files.createTempDirectory(parent, "grant-scale");
        System.out.println(Machine.here().text());
        try {
            LoadTable.print("sessions", "uses", folder, seconds, UseLoad::run);
            System.out.println("\n| entries | grants | start from the kept state, ms | from entry 0, ms |");
            System.out.println("| ---: | ---: | ---: | ---: |");
            StartAgain.print(folder.resolve("many-uses"), grants / 200, 40);
            StartAgain.print(folder.resolve("many-grants"), grants / 20, 1);
        } finally {
            Folders.delete(folder);
        }
        memory(grants);
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
