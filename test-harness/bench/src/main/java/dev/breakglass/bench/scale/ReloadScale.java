package dev.breakglass.bench.scale;

import dev.breakglass.bench.report.Machine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;

/**
 * How late decisions are while policies are reloaded, in a virtual machine with 64 MiB of metaspace: {@code ReloadScale
 * [PATHS [RELOADS]]}, which are 100 and 10,000 when not said. Fails if one decision is not that of one of the policies.
 */
public final class ReloadScale {

    private static final int THREADS = 2;
    private static final long QUIET_MILLIS = 5_000;

    private ReloadScale() {}

    public static void main(String[] args) throws IOException {
        String paths = args.length > 0 ? args[0] : "100";
        String reloads = args.length > 1 ? args[1] : "10000";
        System.out.println(Machine.here().text());
        Child.run(Inner.class, List.of("-XX:MaxMetaspaceSize=64m", "-Xmx1g"), List.of(paths, reloads))
                .lines()
                .forEach(System.out::println);
    }

    /** What runs in the small virtual machine. */
    static final class Inner {

        private Inner() {}

        public static void main(String[] args) throws InterruptedException {
            int reloads = Integer.parseInt(args[1]);
            Reloading reloading = new Reloading(Integer.parseInt(args[0]));
            reloading.during(THREADS, () -> pause(QUIET_MILLIS));
            System.out.printf(
                    "%n| %s paths, %d threads | decisions | 1 in 2 | 999 in 1,000 | 99,999 in 100,000 | latest |%n",
                    args[0], THREADS);
            System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
            row("no reload", reloading.during(THREADS, () -> pause(QUIET_MILLIS)));
            // What the scheduler does to threads when there are more of them than processors.
            row("no reload, another thread busy", reloading.during(THREADS, () -> reloading.busy(QUIET_MILLIS)));
            long start = System.nanoTime();
            row(reloads + " reloads", reloading.during(THREADS, () -> reloading.reload(reloads)));
            double seconds = (System.nanoTime() - start) / 1e9;
            var classes = ManagementFactory.getClassLoadingMXBean();
            System.out.printf(
                    "%nNo decision was wrong. A reload took %.2f ms, decisions going on; classes unloaded %d, loaded %d; metaspace %d MiB.%n",
                    seconds * 1e3 / reloads,
                    classes.getUnloadedClassCount(),
                    classes.getLoadedClassCount(),
                    metaspace() >> 20);
        }

        private static long metaspace() {
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getName().equals("Metaspace"))
                    .map(MemoryPoolMXBean::getUsage)
                    .mapToLong(usage -> usage.getUsed())
                    .sum();
        }

        private static void row(String what, Latencies took) {
            System.out.printf(
                    "| %s | %d | %d ns | %d ns | %.3f ms | %.3f ms |%n",
                    what,
                    took.count(),
                    took.within(0.5),
                    took.within(0.999),
                    took.within(0.99999) / 1e6,
                    took.max() / 1e6);
        }

        private static void pause(long millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
