package dev.breakglass.cli.results;

import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The XML that JUnit's runners write and CI servers read: a test suite for each folder, a test case for each scenario.
 * There are no times in it, since all that is known are simulated ones.
 */
final class JUnitXml {

    private record Case(String name, String file, String result) {}

    private JUnitXml() {}

    static String write(SuiteResult suite) {
        Map<String, List<Case>> folders = new TreeMap<>();
        suite.scenarios().forEach(s -> add(folders, s.file(), new Case(s.title(), s.file(), failures(s))));
        suite.problems()
                .forEach(p -> add(
                        folders,
                        p.file(),
                        new Case(p.file(), p.file(), element("error", "not played", List.of(p.message())))));
        if (suite.unplayed() > 0) {
            String text = "    <skipped message=\"" + escape(suite.total()) + "\"/>\n";
            add(folders, "not played", new Case("not played: " + suite.unplayed(), "not played", text));
        }
        StringBuilder out =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"bgp simulate\""
                        + counts(folders.values().stream().flatMap(List::stream).toList()) + ">\n");
        folders.forEach((folder, cases) -> suite(out, folder, cases));
        return out.append("</testsuites>\n").toString();
    }

    private static void add(Map<String, List<Case>> folders, String file, Case result) {
        int slash = file.lastIndexOf('/');
        folders.computeIfAbsent(slash < 0 ? file : file.substring(0, slash), f -> new ArrayList<>())
                .add(result);
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

    private static String counts(List<Case> cases) {
        return " tests=\"" + cases.size() + "\" failures=\"" + count(cases, "failure") + "\" errors=\""
                + count(cases, "error") + "\" skipped=\"" + count(cases, "skipped") + "\"";
    }

    private static long count(List<Case> cases, String element) {
        return cases.stream()
                .filter(each -> each.result().strip().startsWith("<" + element + " "))
                .count();
    }

    private static String failures(ScenarioResult scenario) {
        return scenario.passed() ? "" : element("failure", "expectation", scenario.failures());
    }

    /** Several in one element: some servers take the first alone. */
    private static String element(String name, String type, List<String> texts) {
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
