package dev.breakglass.scenario.result;

import java.util.Optional;

/** An expectation and whether it was met. */
public record Check(boolean passed, String expected, String actual) {

    /** What went wrong, for an expectation of the whole run. */
    public Optional<String> failure(String file) {
        return passed
                ? Optional.empty()
                : Optional.of(file + ": at the end of the run\n  expected: " + expected + "\n  actual:   " + actual);
    }
}
