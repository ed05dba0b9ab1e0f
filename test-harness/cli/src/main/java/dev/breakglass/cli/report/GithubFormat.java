package dev.breakglass.cli.report;

import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.Position;
import java.util.stream.Collectors;

/**
 * For GitHub Actions: one workflow command a finding, which the runner makes an annotation of. After GitHub's page
 * "Workflow commands for GitHub Actions".
 */
record GithubFormat() implements ReportFormat {

    @Override
    public String write(Report report) {
        return report.findings().stream().map(GithubFormat::command).collect(Collectors.joining());
    }

    @Override
    public boolean isDocument() {
        return false;
    }

    private static String command(Finding finding) {
        Diagnostic diagnostic = finding.diagnostic();
        String title = diagnostic.code().id() + " " + diagnostic.code().slug();
        return "::" + command(diagnostic.severity()) + " file=" + property(finding.path())
                + (Origin.isFolder(finding.file()) ? "" : region(diagnostic.place()))
                + ",title=" + property(title)
                + "::" + data(Sentences.of(finding)) + "\n";
    }

    private static String command(Severity severity) {
        return severity == Severity.NOTE ? "notice" : severity.word();
    }

    /** Columns only within one line: GitHub refuses them for a range of lines. */
    private static String region(Place place) {
        Position start = place.start();
        Position end = place.file().position(place.span().end());
        String lines = ",line=" + start.line() + ",endLine=" + end.line();
        return start.line() == end.line() ? lines + ",col=" + start.column() + ",endColumn=" + end.column() : lines;
    }

    private static String property(String text) {
        return data(Quote.visible(text)).replace(":", "%3A").replace(",", "%2C");
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
