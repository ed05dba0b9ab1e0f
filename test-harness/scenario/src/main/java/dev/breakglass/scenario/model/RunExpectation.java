package dev.breakglass.scenario.model;

import dev.breakglass.scenario.yaml.FilePlace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What must hold when the timeline is over. The audit log must verify even when nothing is said.
 *
 * @param openGrants grants that have not ended
 * @param states the state of requests by name
 */
public record RunExpectation(
        Optional<Boolean> auditVerified, Optional<Integer> openGrants, Map<String, String> states, FilePlace place) {

    public RunExpectation {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }
}
