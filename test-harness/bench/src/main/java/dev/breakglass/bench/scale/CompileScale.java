package dev.breakglass.bench.scale;

import dev.breakglass.bench.report.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * How long it takes from a policy's text to its first decision, once in a new virtual machine and again in one that has
 * done it before: {@code CompileScale [PATHS [COLD [ROUNDS]]]}, which are 10,000 paths, 3 new virtual machines and 12
 * rounds in another when not said.
 */
public final class CompileScale {

    private static final List<String> MEMORY = List.of("-Xmx4g");

    private CompileScale() {}

    public static void main(String[] args) throws IOException {
        String paths = args.length > 0 ? args[0] : "10000";
        int machines = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        String rounds = args.length > 2 ? args[2] : "12";
        Laps cold = new Laps();
        for (int i = 0; i < machines; i++) {
            cold.read(Child.run(Steps.class, MEMORY, List.of(paths, "1")).lines());
        }
        Laps warm = new Laps();
        warm.read(Child.run(Steps.class, MEMORY, List.of(paths, rounds)).lines());
        print(System.out, paths, cold, warm);
    }

    private static void print(PrintStream out, String paths, Laps cold, Laps warm) {
        double whole = warm.median(Steps.COMPILE_AND_LOAD);
        out.println(Machine.here().text());
        out.printf("%n| %s paths | cold, ms | warm, ms | warm ÷ all warm |%n| --- | ---: | ---: | ---: |%n", paths);
        for (String step : cold.steps()) {
            out.printf(
                    "| %s | %.0f | %.1f | %.3f |%n",
                    step, cold.median(step), warm.median(step), warm.median(step) / whole);
        }
    }
}
