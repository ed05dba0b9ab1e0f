package dev.breakglass.scenario.coverage;

import java.util.List;

/** Coverage in a few lines for a terminal. */
public final class CoverageText {

    private static final int MISSING_MAX = 20;

    private CoverageText() {}

    /** A table of kinds for each set, and the first things that were not reached. */
    public static String write(List<CoveredSet> sets) {
        StringBuilder out = new StringBuilder();
        sets.forEach(set -> write(set, out));
        return out.toString();
    }

    private static void write(CoveredSet set, StringBuilder out) {
        out.append("coverage of ").append(set.name()).append(" in ").append(set.folder()).append(": ");
        out.append(amount(set.reached().size(), set.items().size())).append('\n');
        for (Kind kind : Kind.values()) {
            if (!set.of(kind).isEmpty()) {
                String amount = amount(set.reachedOf(kind), set.of(kind).size());
                out.append("  ").append(String.format("%-11s", kind.word())).append(amount).append('\n');
            }
        }
        List<Item> missing = set.missing();
        if (!missing.isEmpty()) {
            out.append("  not reached:\n");
        }
        missing.stream()
                .limit(MISSING_MAX)
                .forEach(item -> out.append("    ")
                        .append(set.place(item))
                        .append("  ")
                        .append(item.text())
                        .append('\n'));
        if (missing.size() > MISSING_MAX) {
            out.append("    and ").append(missing.size() - MISSING_MAX).append(" more\n");
        }
    }

    private static String amount(long reached, long all) {
        return CoveredSet.percent(reached, all) + "%, " + reached + " of " + all;
    }
}
