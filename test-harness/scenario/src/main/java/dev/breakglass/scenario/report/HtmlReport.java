package dev.breakglass.scenario.report;

import dev.breakglass.scenario.coverage.CoveredSet;
import dev.breakglass.scenario.result.SuiteResult;
import java.util.List;
import java.util.Map;

/**
 * Writes results as one HTML page that needs nothing else, and that may reach for nothing. The same results give the
 * same text. Safe for any thread.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /** @param coverage of the policies that were played; none if nobody counted */
    public static String write(SuiteResult suite, List<CoveredSet> coverage) {
        Anchors anchors = new Anchors();
        List<Page.Played> scenarios = suite.scenarios().stream()
                .map(result -> new Page.Played(anchors.of("s", result.file()), result))
                .toList();
        List<Page.Fault> problems = suite.problems().stream()
                .map(failure -> new Page.Fault(anchors.of("s", failure.file()), failure))
                .toList();
        return Frame.render(
                "report.jte",
                Map.of("page", new Page(suite, scenarios, problems, Sources.of(coverage, scenarios, anchors))));
    }

    /** Coverage alone. */
    public static String write(List<CoveredSet> coverage) {
        return Frame.render("coverage.jte", Map.of("sources", Sources.of(coverage, List.of(), new Anchors())));
    }
}
