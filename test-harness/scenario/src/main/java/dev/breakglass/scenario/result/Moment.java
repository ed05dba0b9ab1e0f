package dev.breakglass.scenario.result;

import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.scenario.yaml.FilePlace;
import dev.breakglass.scenario.yaml.Lengths;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One line of the timeline: a step of the scenario, or what the runtime did by itself between two steps.
 *
 * @param at since the scenario's start
 * @param time what the wall clock shows
 * @param actor absent for the world and the runtime
 * @param what they did, as text without the actor
 * @param doors the state of every door afterwards, in the order of the result's doors so far
 * @param check absent when the runtime did it by itself
 */
public record Moment(
        Duration at,
        Instant time,
        Optional<String> actor,
        String what,
        Answer answer,
        List<DoorState> doors,
        Optional<Check> check,
        Optional<FilePlace> place) {

    public Moment {
        doors = List.copyOf(doors);
    }

    /** {@code ana asks for …}, or what the world did. */
    public String sentence() {
        return actor.map(a -> a + " ").orElse("") + what;
    }

    /** What went wrong in full: the file's line, the simulated time, expected and actual, and the policy's lines. */
    public Optional<String> failure() {
        return check.filter(c -> !c.passed())
                .map(c -> Quote.visible(place.map(p -> p + ": ").orElse("") + "at " + Lengths.text(at) + " (" + time
                                + ") " + sentence())
                        + c.told()
                        + answer.reasons().stream()
                                .map(r -> "\n  because:  " + Quote.visible(r.text()))
                                .collect(Collectors.joining()));
    }
}
