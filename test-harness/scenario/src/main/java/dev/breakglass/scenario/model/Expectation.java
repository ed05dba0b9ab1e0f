package dev.breakglass.scenario.model;

import dev.breakglass.runtime.decision.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

        /** Whether a decision is that one. */
        public boolean isMet(Outcome found, Optional<String> by, Set<String> codes) {
            return found == outcome
                    && deny.map(codes::contains).orElse(true)
                    && open.map(all -> codes.equals(Set.copyOf(all))).orElse(true)
                    && path.map(name -> by.equals(Optional.of(name))).orElse(true);
        }

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

    /** The grant that the step is about is in this state afterwards. */
    record InState(String state) implements Expectation {
        @Override
        public String text() {
            return "state " + state;
        }
    }

    /** A decision's reasons, or those for which the policy refused: exactly these codes, in any order. */
    record Because(List<String> codes) implements Expectation {
        public Because {
            codes = List.copyOf(codes);
        }

        public boolean isMet(Set<String> found) {
            return found.equals(Set.copyOf(codes));
        }

        @Override
        public String text() {
            return "reasons: [" + String.join(", ", codes) + "]";
        }
    }

    /** The step writes exactly entries of these kinds, in this order. */
    record Written(List<String> kinds) implements Expectation {
        public Written {
            kinds = List.copyOf(kinds);
        }

        @Override
        public String text() {
            return "audit: [" + String.join(", ", kinds) + "]";
        }
    }

    /** The step has exactly these duties done, in this order. */
    record Done(List<String> duties) implements Expectation {
        public Done {
            duties = List.copyOf(duties);
        }

        @Override
        public String text() {
            return "duties: [" + String.join(", ", duties) + "]";
        }
    }

    /** So many grants have not ended afterwards. */
    record OpenGrants(int count) implements Expectation {
        @Override
        public String text() {
            return "open grants: " + count;
        }
    }
}
