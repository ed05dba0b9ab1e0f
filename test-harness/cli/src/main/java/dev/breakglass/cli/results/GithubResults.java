package dev.breakglass.cli.results;

import dev.breakglass.cli.report.WorkflowCommand;
import dev.breakglass.scenario.result.Check;
import dev.breakglass.scenario.result.Moment;
import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;
import dev.breakglass.scenario.yaml.FilePlace;
import java.util.Optional;

/** An annotation for each expectation that was not met, at the step that has it. */
final class GithubResults {

    private GithubResults() {}

    static String write(SuiteResult suite) {
        StringBuilder out = new StringBuilder();
        for (ScenarioResult scenario : suite.scenarios()) {
            for (Moment moment : scenario.timeline()) {
                moment.failure()
                        .ifPresent(text -> out.append(error(scenario.file(), moment.place(), scenario.title(), text)));
            }
            for (Check check : scenario.checks()) {
                check.failure(scenario.file())
                        .ifPresent(
                                text -> out.append(error(scenario.file(), Optional.empty(), scenario.title(), text)));
            }
        }
        for (SuiteResult.FileFailure problem : suite.problems()) {
            out.append(error(problem.file(), problem.place(), "Not played", problem.message()));
        }
        if (suite.unplayed() > 0) {
            out.append(WorkflowCommand.named("warning").text(suite.total()));
        }
        return out.toString();
    }

    private static String error(String file, Optional<FilePlace> place, String title, String text) {
        // A row may stand in a file beside that of its table.
        WorkflowCommand error = WorkflowCommand.named("error")
                .with("file", place.map(FilePlace::file).orElse(file));
        WorkflowCommand placed = place.filter(at -> at.line() > 0)
                .map(at -> error.with("line", String.valueOf(at.line())).with("col", String.valueOf(at.column())))
                .orElse(error);
        return placed.with("title", title).text(Lines.visible(text));
    }
}
