package dev.breakglass.scenario.result;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An approval that the runtime accepted.
 *
 * @param groups of the approver, when they approved
 * @param at since the scenario's start
 * @param age how old it was when it counted: when the decision permitted; absent if none ever did
 */
public record Assent(String by, List<String> groups, Duration at, Optional<Duration> age) {

    public Assent {
        groups = List.copyOf(groups);
    }
}
