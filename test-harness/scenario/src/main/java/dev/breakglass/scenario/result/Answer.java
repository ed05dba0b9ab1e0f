package dev.breakglass.scenario.result;

import dev.breakglass.runtime.decision.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * How the runtime answered.
 *
 * @param word {@code permit}, {@code pending}, {@code deny}, {@code refused} with its code, or a state
 * @param path the path that permits or waits
 * @param note more about it, for people
 */
public record Answer(String word, Tone tone, Optional<String> path, List<Reason> reasons, Optional<String> note) {

    /** How an answer reads at a glance; the word always says it too. */
    public enum Tone {
        YES,
        WAIT,
        NO,
        PLAIN;

        public static Tone of(Outcome outcome) {
            return switch (outcome) {
                case PERMIT -> YES;
                case PENDING -> WAIT;
                case DENY -> NO;
            };
        }
    }

    public Answer {
        reasons = List.copyOf(reasons);
    }

    public static Answer plain(String word) {
        return new Answer(word, Tone.PLAIN, Optional.empty(), List.of(), Optional.empty());
    }
}
