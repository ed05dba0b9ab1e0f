package dev.breakglass.scenario.result;

import dev.breakglass.scenario.yaml.FilePlace;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was played, in order of file.
 *
 * @param problems files that could not be played, with the reason in full
 * @param unplayed how many were left when somebody stopped it; 0 when it is whole
 */
public record SuiteResult(List<ScenarioResult> scenarios, List<FileFailure> problems, int unplayed) {

    /**
     * A file that is no scenario that can be played: its own mistakes, or its policy's.
     *
     * @param place of the first mistake, if it is in the file itself
     */
    public record FileFailure(String file, String message, Optional<FilePlace> place) {}

    public SuiteResult {
        scenarios = List.copyOf(scenarios);
        problems = List.copyOf(problems);
    }

    public long passed() {
        return scenarios.stream().filter(ScenarioResult::passed).count();
    }

    public long failed() {
        return played() - passed();
    }

    /** Files that were taken, whatever came of them. */
    public int played() {
        return scenarios.size() + problems.size();
    }

    /** Steps that were played, without what the runtime did by itself. */
    public long steps() {
        return scenarios.stream().mapToLong(ScenarioResult::steps).sum();
    }

    /** In a line: {@code 9 scenarios, 97 steps: all as expected}. */
    public String total() {
        String counts = count(played(), "scenario") + ", " + count(steps(), "step") + ": "
                + (failed() == 0 ? "all as expected" : failed() + " not as expected");
        return unplayed == 0 ? counts : counts + "; stopped before the end, " + unplayed + " not played";
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
