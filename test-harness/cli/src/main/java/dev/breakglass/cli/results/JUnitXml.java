package dev.breakglass.cli.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The XML that JUnit's runners write and CI servers read. There are no times in it, since all that is known are simulated
 * ones.
 */
final class JUnitXml {

    /** @param result an element that says what went wrong or was left out; empty when all is well */
    record Case(String name, String file, String result) {}

    private JUnitXml() {}

    /** One test case for each thing that was tested, in suites by what is before the last slash of its file. */
    static String write(String name, List<Case> all) {
        Map<String, List<Case>> folders = new TreeMap<>();
        for (Case each : all) {
            int slash = each.file().lastIndexOf('/');
            String folder = slash < 0 ? each.file() : each.file().substring(0, slash);
            folders.computeIfAbsent(folder, f -> new ArrayList<>()).add(each);
        }
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\""
                + escape(name) + "\"" + counts(all) + ">\n");
        folders.forEach((folder, cases) -> suite(out, folder, cases));
        return out.append("</testsuites>\n").toString();
    }

    private static void suite(StringBuilder out, String folder, List<Case> cases) {
        out.append("  <testsuite name=\"")
                .append(escape(folder))
                .append('"')
                .append(counts(cases))
                .append(">\n");
        for (Case each : cases) {
            out.append("   <testcase name=\"").append(escape(each.name()));
            out.append("\" classname=\"").append(escape(each.file())).append('"');
            out.append(each.result().isEmpty() ? "/>\n" : ">\n" + each.result() + "   </testcase>\n");
        }
        out.append("  </testsuite>\n");
    }

    /** What was left out. */
    static String skipped(String why) {
        return "    <skipped message=\"" + escape(why) + "\"/>\n";
    }

    private static String counts(List<Case> cases) {
        return " tests=\"" + cases.size() + "\" failures=\"" + count(cases, "failure") + "\" errors=\""
                + count(cases, "error") + "\" skipped=\"" + count(cases, "skipped") + "\"";
    }

    private static long count(List<Case> cases, String element) {
        return cases.stream()
                .filter(each -> each.result().strip().startsWith("<" + element + " "))
                .count();
    }

    /** Several in one element: some servers take the first alone. */
    static String element(String name, String type, List<String> texts) {
        String more = texts.size() == 1 ? "" : " (and " + (texts.size() - 1) + " more)";
        return "    <" + name + " type=\"" + type + "\" message=\"" + escape(Lines.first(texts.get(0)) + more) + "\">"
                + escape(String.join("\n\n", texts)) + "</" + name + ">\n";
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder();
        Lines.visible(text).codePoints().forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                // U+FFFE and U+FFFF are no characters of XML; all others that are none were hidden ones.
                case 0xFFFE, 0xFFFF -> out.append('\uFFFD');
                default -> out.appendCodePoint(point);
            }
        });
        return out.toString();
    }
}
