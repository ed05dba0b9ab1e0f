package dev.breakglass.scenario.suite;

import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;

/** What came of one file. */
sealed interface Played {

    record Whole(ScenarioResult result) implements Played {}

    record Not(SuiteResult.FileFailure failure) implements Played {}
}
