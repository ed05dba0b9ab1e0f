package dev.breakglass.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Results that nobody measured. */
final class Sample {

    private Sample() {}

    static Results results() {
        List<Figure> figures = new ArrayList<>();
        for (int paths : new int[] {10, 100}) {
            figures.add(new Figure("floor", "mixed", paths, 8.5, 8, 9, 0));
            figures.add(new Figure("floor", "permitted", paths, 10, 9.75, 11, 0));
            figures.add(new Figure("Breakglass prepared", "mixed", paths, 9.25, 9, 10, 0));
            figures.add(new Figure("Breakglass prepared", "permitted", paths, 12.5, 11, 13, 0));
            figures.add(new Figure("Breakglass strings", "mixed", paths, 90, 89, 99, 0));
        }
        figures.add(new Figure("a<b & c", "mixed", 10, 4_500, 4_000, 5_000, 1_234));
        figures.add(new Figure("slow", "mixed", 10, 68_700_400, 6e7, 7e7, 999_999));
        figures.add(new Figure("slow", "mixed", 100, 925, 900, 999, 12));
        List<Tail> tails = List.of(
                new Tail("floor", 100, 1, 40, 60.125, 1_000, 5e7), new Tail("floor", 100, 2, 41, 61, 1_001, 9.8e7));
        Machine machine = new Machine("Some Processor", 2, "Linux amd64", "17", "2026-11-21", "0.1");
        return new Results(machine, "run \"it\" all", List.of("a<b & c", "slow"), figures, tails);
    }
}
