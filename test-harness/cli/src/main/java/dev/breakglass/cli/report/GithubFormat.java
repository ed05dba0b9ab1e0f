package dev.breakglass.cli.report;

import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.Position;
import java.util.stream.Collectors;

/** For GitHub Actions: one workflow command a finding. */
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
        WorkflowCommand command =
                WorkflowCommand.named(command(diagnostic.severity())).with("file", finding.path());
        WorkflowCommand placed = Origin.isFolder(finding.file()) ? command : region(command, diagnostic.place());
        return placed.with(
                        "title",
                        diagnostic.code().id() + " " + diagnostic.code().slug())
                .text(Sentences.of(finding));
    }

    private static String command(Severity severity) {
        return severity == Severity.NOTE ? "notice" : severity.word();
    }

    /** Columns only within one line: GitHub refuses them for a range of lines. */
    private static WorkflowCommand region(WorkflowCommand command, Place place) {
        Position start = place.start();
        Position end = place.file().position(place.span().end());
        WorkflowCommand lines =
                command.with("line", String.valueOf(start.line())).with("endLine", String.valueOf(end.line()));
        return start.line() == end.line()
                ? lines.with("col", String.valueOf(start.column())).with("endColumn", String.valueOf(end.column()))
                : lines;
    }
}
