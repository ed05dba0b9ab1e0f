package dev.breakglass.scenario.model;

import dev.breakglass.runtime.decision.Outcome;
import java.util.List;
import java.util.Optional;

/** What a step must come to. */
public sealed interface Expectation {

    /** As the scenario writes it, for messages. */
    String text();

    /**
     * A decision.
     *
     * @param open when present, exactly the codes of what is open, in any order
     * @param deny when present, a reason code that the denial must have
     */
    record Decided(Outcome outcome, Optional<String> path, Optional<List<String>> open, Optional<String> deny)
            implements Expectation {
        @Override
        public String text() {
            return outcome.word()
                    + deny.map(code -> " (" + code + ")").orElse("")
                    + path.map(p -> " on " + p).orElse("")
                    + open.map(codes -> ", open: [" + String.join(", ", codes) + "]")
                            .orElse("");
        }
    }

    /** The runtime does not do what was asked, with this code. */
    record Refused(String code) implements Expectation {

        /** What the runtime does not even look at: longer or more than it may be. */
        public static final String MALFORMED = "malformed";

        @Override
        public String text() {
            return "refused (" + code + ")";
        }
    }

    /** The step succeeds and the grant is in this state afterwards. */
    record InState(String state) implements Expectation {
        @Override
        public String text() {
            return "state " + state;
        }
    }
}
