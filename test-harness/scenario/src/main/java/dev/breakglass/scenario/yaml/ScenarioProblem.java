package dev.breakglass.scenario.yaml;

import dev.breakglass.dsl.diagnostic.Quote;

/** One mistake in a scenario or request file: where it is, what is wrong and what would be right. */
public record ScenarioProblem(FilePlace place, String message) {

    /** On one line, with nothing hidden: {@code dark.yaml:12:5: there is no step `aprove`; did you mean `approve`?} */
    @Override
    public String toString() {
        return Quote.visible(place + ": " + message);
    }
}
