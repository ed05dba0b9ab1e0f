package dev.breakglass.bench.scale;

import dev.breakglass.bench.report.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many entries a second the log on disk makes durable, verifies and opens: {@code LogScale [FOLDER [SECONDS
 * [ENTRIES]]]}, which are the system's folder for temporary files, 5 and 2,000,000 when not said. The disk's own rate of
 * {@code fdatasync} is measured before and after each row, since it is another every time.
 */
public final class LogScale {

    private static final List<Integer> CALLERS = List.of(1, 8, 64, 256);

    private LogScale() {}

    public static void main(String[] args) throws Exception {
        Path parent = Path.of(args.length > 0 ? args[0] : System.getProperty("java.io.tmpdir"));
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        int entries = args.length > 2 ? Integer.parseInt(args[2]) : 2_000_000;
        Path folder = Files.createTempDirectory(parent, "log-scale");
        System.out.println(Machine.here().text());
        try {
            append(folder, seconds);
            LogReading.of(folder.resolve("long"), entries).print();
        } finally {
            delete(folder);
        }
    }

    private static void append(Path folder, int seconds) throws Exception {
        // Once for the compiler.
        LogLoad.run(folder.resolve("warm"), 64, seconds);
        System.out.printf("%n| callers | syncs/s of the disk | entries/s | times the syncs | p50 | p99 | max |%n");
        System.out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (int callers : CALLERS) {
            double before = SyncRate.of(folder.resolve("syncs"), seconds);
            LogLoad.Result result = LogLoad.run(folder.resolve("of-" + callers), callers, seconds);
            double syncs = (before + SyncRate.of(folder.resolve("syncs"), seconds)) / 2;
            Latencies took = result.took();
            System.out.printf(
                    "| %d | %,.0f | %,.0f | %.1f | %.2f ms | %.2f ms | %.1f ms |%n",
                    callers,
                    syncs,
                    result.perSecond(),
                    result.perSecond() / syncs,
                    took.within(0.5) / 1e6,
                    took.within(0.99) / 1e6,
                    took.max() / 1e6);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
