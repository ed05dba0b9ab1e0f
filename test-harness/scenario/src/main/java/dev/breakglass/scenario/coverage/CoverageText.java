package dev.breakglass.scenario.coverage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

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
        out.append("coverage of ")
                .append(set.name())
                .append(" in ")
                .append(set.folder())
                .append(": ");
        out.append(amount(set.reached().size(), set.items().size()).strip()).append('\n');
        for (Kind kind : Kind.values()) {
            if (!set.of(kind).isEmpty()) {
                String amount = amount(set.reachedOf(kind), set.of(kind).size());
                out.append("  ")
                        .append(String.format(Locale.ROOT, "%-11s", kind.word()))
                        .append(amount)
                        .append('\n');
            }
        }
        List<String> missing = missing(set);
        if (!missing.isEmpty()) {
            out.append("  not reached:\n");
        }
        missing.stream()
                .limit(MISSING_MAX)
                .forEach(line -> out.append("    ").append(line).append('\n'));
        if (missing.size() > MISSING_MAX) {
            out.append("    and ").append(missing.size() - MISSING_MAX).append(" more lines\n");
        }
    }

    /** What differs in the outcome alone shares a line. */
    private static List<String> missing(CoveredSet set) {
        Map<String, StringJoiner> lines = new LinkedHashMap<>();
        for (Item item : set.missing()) {
            String beginning = set.place(item) + "  " + item.beginning();
            lines.computeIfAbsent(beginning, none -> new StringJoiner(", ")).add(item.outcome());
        }
        return lines.entrySet().stream()
                .map(line -> line.getKey() + line.getValue())
                .toList();
    }

    private static String amount(long reached, long all) {
        return String.format(Locale.ROOT, "%3d%%, %d of %d", CoveredSet.percent(reached, all), reached, all);
    }
}
