package dev.breakglass.cli.bench;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;

/**
 * What measured.
 *
 * @param collector the garbage collector's parts
 * @param isFullyCompiled whether the JIT may use its best compiler, which the launcher turns off for short commands
 */
record Machine(int processors, String system, String java, String collector, boolean isFullyCompiled) {

    static Machine here() {
        String collector = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(", "));
        boolean isLimited = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.matches("-XX:TieredStopAtLevel=[0-3]|-Xint"));
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                collector,
                !isLimited);
    }

    String text() {
        return (processors == 1 ? "1 processor" : processors + " processors") + ", " + system + ", " + java + ", "
                + collector;
    }
}
