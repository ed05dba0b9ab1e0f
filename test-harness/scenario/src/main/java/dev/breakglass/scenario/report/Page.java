package dev.breakglass.scenario.report;

import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;
import java.util.List;

/**
 * What the page is made of.
 *
 * @param scenarios each with the name under which a link finds it
 * @param sources the policies, as far as somebody counted what was reached of them
 */
public record Page(SuiteResult suite, List<Played> scenarios, List<Fault> problems, Sources sources) {

    public record Played(String id, ScenarioResult result) {}

    public record Fault(String id, SuiteResult.FileFailure failure) {}

    public Page {
        scenarios = List.copyOf(scenarios);
        problems = List.copyOf(problems);
    }
}
