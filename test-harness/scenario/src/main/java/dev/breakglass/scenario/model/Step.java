package dev.breakglass.scenario.model;

import dev.breakglass.scenario.yaml.FilePlace;
import java.time.Duration;
import java.util.Optional;

/**
 * One thing that happens.
 *
 * @param at since the start, by a clock that never jumps
 * @param expect absent: it must succeed
 * @param place where the step is written
 */
public record Step(Duration at, Act act, Optional<Expectation> expect, FilePlace place) {}
