package dev.breakglass.scenario.report;

import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;
import java.util.List;

/**
 * What the page is made of.
 *
 * @param security its content security policy
 * @param scenarios each with the name under which a link finds it
 */
public record Page(
        SuiteResult suite, String style, String script, String security, List<Played> scenarios, List<Fault> problems) {

    public record Played(String id, ScenarioResult result) {}

    public record Fault(String id, SuiteResult.FileFailure failure) {}

    public Page {
        scenarios = List.copyOf(scenarios);
        problems = List.copyOf(problems);
    }
}
