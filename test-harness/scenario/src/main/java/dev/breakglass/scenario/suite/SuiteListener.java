package dev.breakglass.scenario.suite;

import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;

/** Hears of each file as soon as it is done, in order of path, in the thread that plays. */
public interface SuiteListener {

    void played(ScenarioResult result);

    void notPlayed(SuiteResult.FileFailure failure);
}
