package dev.breakglass.scenario.result;

import dev.breakglass.dsl.diagnostic.Quote;
import java.util.Optional;

/** An expectation and whether it was met. */
public record Check(boolean passed, String expected, String actual) {

    /** What went wrong, for an expectation of the whole run. */
    public Optional<String> failure(String file) {
        return passed ? Optional.empty() : Optional.of(Quote.visible(file) + ": at the end of the run" + told());
    }

    /** What was expected and what there is, a line each. */
    String told() {
        return "\n  expected: " + Quote.visible(expected) + "\n  actual:   " + Quote.visible(actual);
    }
}
