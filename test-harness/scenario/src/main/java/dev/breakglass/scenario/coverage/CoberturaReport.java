package dev.breakglass.scenario.coverage;

import dev.breakglass.dsl.source.SourceFile;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Coverage as Cobertura's XML ({@code coverage-04.dtd}), which build servers read: a set is a package, a file a class, an
 * item a branch of its line.
 */
public final class CoberturaReport {

    private CoberturaReport() {}

    /** The time is left at 0, so that the same coverage gives the same bytes. */
    public static String write(List<CoveredSet> sets) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        Rates all = Rates.of(sets.stream()
                .flatMap(set -> set.sources().stream().flatMap(file -> set.lines(file).values().stream()))
                .toList());
        out.append("<coverage").append(all.rates());
        attribute("lines-covered", all.touched(), out);
        attribute("lines-valid", all.lines(), out);
        attribute("branches-covered", all.reached(), out);
        attribute("branches-valid", all.items(), out);
        out.append(" complexity=\"0\" version=\"1\" timestamp=\"0\">\n");
        out.append("  <sources><source>.</source></sources>\n  <packages>\n");
        sets.forEach(set -> set(set, out));
        return out.append("  </packages>\n</coverage>\n").toString();
    }

    private static void set(CoveredSet set, StringBuilder out) {
        Rates all = Rates.of(set.sources().stream()
                .flatMap(file -> set.lines(file).values().stream())
                .toList());
        out.append("    <package");
        attribute("name", set.name(), out);
        out.append(all.rates()).append(" complexity=\"0\">\n      <classes>\n");
        set.sources().forEach(source -> file(set, source, out));
        out.append("      </classes>\n    </package>\n");
    }

    private static void file(CoveredSet set, SourceFile source, StringBuilder out) {
        Collection<CoveredLine> lines = set.lines(source).values();
        out.append("        <class");
        attribute("name", source.name(), out);
        attribute("filename", set.file(source), out);
        out.append(Rates.of(lines).rates()).append(" complexity=\"0\">\n          <methods/>\n          <lines>\n");
        for (CoveredLine line : lines) {
            int all = line.items().size();
            out.append("            <line");
            attribute("number", line.number(), out);
            attribute("hits", line.isTouched() ? 1 : 0, out);
            attribute("branch", "true", out);
            int percent = CoveredSet.percent(line.reached(), all);
            attribute("condition-coverage", percent + "% (" + line.reached() + "/" + all + ")", out);
            out.append("/>\n");
        }
        out.append("          </lines>\n        </class>\n");
    }

    private static void attribute(String name, Object value, StringBuilder out) {
        out.append(' ')
                .append(name)
                .append("=\"")
                .append(escaped(value.toString()))
                .append('"');
    }

    /** Control characters have no place in XML, not even escaped. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]", "?");
    }

    /** How many lines and items there are, and how many of them were reached. */
    private record Rates(long lines, long touched, long items, long reached) {

        static Rates of(Collection<CoveredLine> lines) {
            return new Rates(
                    lines.size(),
                    lines.stream().filter(CoveredLine::isTouched).count(),
                    lines.stream().mapToLong(line -> line.items().size()).sum(),
                    lines.stream().mapToLong(CoveredLine::reached).sum());
        }

        String rates() {
            return " line-rate=\"" + rate(touched, lines) + "\" branch-rate=\"" + rate(reached, items) + "\"";
        }

        private static String rate(long part, long all) {
            return String.format(Locale.ROOT, "%.4f", all == 0 ? 1.0 : (double) part / all);
        }
    }
}
