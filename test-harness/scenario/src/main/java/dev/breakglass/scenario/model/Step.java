package dev.breakglass.scenario.model;

import dev.breakglass.scenario.yaml.FilePlace;
import java.time.Duration;
import java.util.List;

/**
 * One thing that happens.
 *
 * @param at since the start, by a clock that never jumps
 * @param expect all of these; empty: it must succeed
 * @param place where the step is written
 */
public record Step(Duration at, Act act, List<Expectation> expect, FilePlace place) {

    public Step {
        expect = List.copyOf(expect);
    }
}
