package dev.breakglass.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Where and when something was measured.
 *
 * @param load how many threads wanted to run in the minute before, on average: what else the machine had to do
 */
public record Machine(String processor, int processors, String system, String java, String date, String load) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    public static Machine here() {
        return new Machine(
                model(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                LocalDate.now(Clock.systemUTC()).toString(),
                String.format(
                        Locale.ROOT,
                        "%.1f",
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    }

    /** In one line. */
    public String text() {
        return "%d × %s, %s, %s, %s; load before: %s".formatted(processors, processor, system, java, date, load);
    }

    private static String model() {
        if (!Files.isReadable(PROCESSORS)) {
            return "unknown processor";
        }
        try {
            return Files.readString(PROCESSORS)
                    .lines()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
