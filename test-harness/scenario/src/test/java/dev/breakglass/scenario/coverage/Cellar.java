package dev.breakglass.scenario.coverage;

import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;
import dev.breakglass.scenario.suite.CheckedPolicies;
import dev.breakglass.scenario.suite.PolicyLoader;
import dev.breakglass.scenario.suite.ScenarioSuite;
import dev.breakglass.scenario.suite.SuiteListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A small policy and what is played of it. */
final class Cellar {

    static final Path FOLDER = Path.of("src/test/resources/cellar");

    private Cellar() {}

    static PolicyLoader policies() {
        return new CheckedPolicies(policy -> PolicyCompiler.compile(policy).toPolicy());
    }

    /** Plays scenarios, all of which must go as they should. */
    static List<CoveredSet> played(Path root, Path... scenarios) throws IOException {
        Coverage coverage = new Coverage(policies(), root);
        play(coverage, scenarios);
        return coverage.sets();
    }

    static void play(Coverage coverage, Path... scenarios) throws IOException {
        SuiteResult result = new ScenarioSuite(coverage, Optional.empty())
                .play(List.of(scenarios), new SuiteListener() {
                    @Override
                    public void played(ScenarioResult result) {}

                    @Override
                    public void notPlayed(SuiteResult.FileFailure failure) {}
                });
        if (result.failed() > 0) {
            throw new AssertionError(result.problems() + " "
                    + result.scenarios().stream()
                            .flatMap(scenario -> scenario.failures().stream())
                            .toList());
        }
    }
}
