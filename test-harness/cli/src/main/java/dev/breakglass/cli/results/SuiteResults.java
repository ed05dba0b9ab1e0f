package dev.breakglass.cli.results;

import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;

/** What came of scenarios and tables. */
public record SuiteResults(SuiteResult suite) implements Results {

    @Override
    public String json() {
        return ResultsJson.write(suite);
    }

    @Override
    public String junit() {
        return SuiteXml.write(suite);
    }

    @Override
    public String github() {
        return GithubResults.write(suite);
    }

    @Override
    public String summary() {
        SummaryText summary = new SummaryText("Scenarios", suite.failed() == 0 && suite.unplayed() == 0, total());
        for (ScenarioResult scenario : suite.scenarios()) {
            if (!scenario.passed()) {
                summary.failure(scenario.title(), scenario.file(), String.join("\n\n", scenario.failures()));
            }
        }
        suite.problems().forEach(problem -> summary.failure("Not played", problem.file(), problem.message()));
        return summary.whole();
    }

    @Override
    public String total() {
        return suite.total();
    }
}
