package dev.breakglass.cli.results;

import dev.breakglass.cli.results.JUnitXml.Case;
import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;
import java.util.ArrayList;
import java.util.List;

/** A test suite of JUnit for each folder, and in it a test case for each scenario. */
final class SuiteXml {

    private SuiteXml() {}

    static String write(SuiteResult suite) {
        List<Case> cases = new ArrayList<>();
        suite.scenarios().forEach(s -> cases.add(new Case(s.title(), s.file(), failures(s))));
        suite.problems()
                .forEach(p -> cases.add(
                        new Case(p.file(), p.file(), JUnitXml.element("error", "not played", List.of(p.message())))));
        if (suite.unplayed() > 0) {
            cases.add(new Case("not played: " + suite.unplayed(), "not played", JUnitXml.skipped(suite.total())));
        }
        return JUnitXml.write("bgp simulate", cases);
    }

    private static String failures(ScenarioResult scenario) {
        return scenario.passed() ? "" : JUnitXml.element("failure", "expectation", scenario.failures());
    }
}
