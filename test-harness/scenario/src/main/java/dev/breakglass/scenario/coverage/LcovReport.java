package dev.breakglass.scenario.coverage;

import dev.breakglass.dsl.source.SourceFile;
import java.util.List;
import java.util.SortedMap;

/** Coverage in the tracefile format of LCOV, which editors and build servers read: every item is a branch of its line. */
public final class LcovReport {

    private LcovReport() {}

    /** One record for each file, in order of set and file. */
    public static String write(List<CoveredSet> sets) {
        StringBuilder out = new StringBuilder();
        for (CoveredSet set : sets) {
            for (SourceFile source : set.sources()) {
                record(set, source, out);
            }
        }
        return out.toString();
    }

    private static void record(CoveredSet set, SourceFile source, StringBuilder out) {
        SortedMap<Integer, CoveredLine> lines = set.lines(source);
        out.append("TN:\nSF:").append(oneLine(set.file(source))).append('\n');
        int branches = 0;
        int taken = 0;
        for (CoveredLine line : lines.values()) {
            for (int i = 0; i < line.items().size(); i++) {
                boolean reached = !line.isMissing(line.items().get(i));
                // What stands on a line that nothing came to is said to be never evaluated.
                String count = reached ? "1" : line.isTouched() ? "0" : "-";
                out.append("BRDA:")
                        .append(line.number())
                        .append(",0,")
                        .append(i)
                        .append(',')
                        .append(count)
                        .append('\n');
                branches++;
                taken += reached ? 1 : 0;
            }
        }
        out.append("BRF:").append(branches).append("\nBRH:").append(taken).append('\n');
        lines.values()
                .forEach(line -> out.append("DA:")
                        .append(line.number())
                        .append(',')
                        .append(line.isTouched() ? 1 : 0)
                        .append('\n'));
        out.append("LF:")
                .append(lines.size())
                .append("\nLH:")
                .append(lines.values().stream().filter(CoveredLine::isTouched).count());
        out.append("\nend_of_record\n");
    }

    /** The format has no way to write a line end within a name. */
    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }
}
