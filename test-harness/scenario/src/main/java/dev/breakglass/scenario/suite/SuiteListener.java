package dev.breakglass.scenario.suite;

import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;

/** Hears of each file as soon as it and all before it are done, in order of path, from one thread at a time. */
public interface SuiteListener {

    void played(ScenarioResult result);

    void notPlayed(SuiteResult.FileFailure failure);

    /** So many files of all are done, those that were not told yet included. */
    default void progress(int done, int all) {}
}
