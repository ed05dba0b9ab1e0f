package dev.breakglass.scenario.result;

import java.util.List;

/**
 * Everything that was played, in order of file.
 *
 * @param problems files that could not be played, with the reason in full
 */
public record SuiteResult(List<ScenarioResult> scenarios, List<FileFailure> problems) {

    /** A file that is no scenario that can be played: its own mistakes, or its policy's. */
    public record FileFailure(String file, String message) {}

    public SuiteResult {
        scenarios = List.copyOf(scenarios);
        problems = List.copyOf(problems);
    }

    public long passed() {
        return scenarios.stream().filter(ScenarioResult::passed).count();
    }

    public long failed() {
        return scenarios.size() - passed() + problems.size();
    }

    /** Steps that were played, without what the runtime did by itself. */
    public long steps() {
        return scenarios.stream()
                .flatMap(s -> s.timeline().stream())
                .filter(m -> m.check().isPresent())
                .count();
    }
}
