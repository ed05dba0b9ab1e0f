package dev.breakglass.cli.results;

import dev.breakglass.scenario.coverage.CoveredSet;
import dev.breakglass.scenario.report.HtmlReport;
import dev.breakglass.scenario.result.SuiteResult;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A form that results can be written in as a whole; the same results give the same text. */
public enum ResultsFormat {
    /** As {@code docs/simulate.schema.json} says. */
    JSON,
    /** The XML of JUnit, which every CI server reads. */
    JUNIT,
    /** Workflow commands of GitHub Actions, one for each failure. */
    GITHUB,
    /** A page for people. */
    HTML;

    /** @param coverage of what was played, which the page shows */
    public String write(SuiteResult result, List<CoveredSet> coverage) {
        return switch (this) {
            case JSON -> ResultsJson.write(result);
            case JUNIT -> JUnitXml.write(result);
            case GITHUB -> GithubResults.write(result);
            case HTML -> HtmlReport.write(result, coverage);
        };
    }

    /** The form of a name in small letters, but for the page, which is too long for a terminal. */
    public static Optional<ResultsFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format != HTML && format.word().equals(name))
                .findFirst();
    }

    /** {@code json, junit or github}. */
    public static String names() {
        return Arrays.stream(values())
                .filter(format -> format != HTML)
                .map(ResultsFormat::word)
                .collect(Collectors.joining(", "));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
