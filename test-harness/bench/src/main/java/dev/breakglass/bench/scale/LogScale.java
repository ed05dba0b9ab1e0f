package dev.breakglass.bench.scale;

import dev.breakglass.bench.report.Machine;
import dev.breakglass.scenario.suite.Folders;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many entries a second the log on disk makes durable, verifies and opens: {@code LogScale [FOLDER [SECONDS
 * [ENTRIES]]]}, which are the system's folder for temporary files, 5 and 2,000,000 when not said. The disk's own rate of
 * {@code fdatasync} is measured before and after each row, since it is another every time.
 */
public final class LogScale {

    private LogScale() {}

    public static void main(String[] args) throws Exception {
        Path parent = Path.of(args.length > 0 ? args[0] : System.getProperty("java.io.tmpdir"));
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        int entries = args.length > 2 ? Integer.parseInt(args[2]) : 2_000_000;
        Path folder = Files.createTempDirectory(parent, "log-scale");
        System.out.println(Machine.here().text());
        try {
            LoadTable.print("callers", "entries", folder, seconds, LogLoad::run);
            LogReading.of(folder.resolve("long"), entries).print();
        } finally {
            Folders.delete(folder);
        }
    }
}
