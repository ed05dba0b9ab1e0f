package dev.breakglass.scenario.model;

import dev.breakglass.scenario.yaml.FilePlace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What must hold when the timeline is over. The audit log must verify even when nothing is said.
 *
 * @param written how many entries of a kind the log holds, by kind
 * @param openGrants grants that have not ended
 * @param owedDuties duties that have not been done
 * @param states the state of requests by name
 * @param properties whether every property of a campaign must hold
 */
public record RunExpectation(
        Optional<Boolean> auditVerified,
        Map<String, Integer> written,
        Optional<Integer> openGrants,
        Optional<Integer> owedDuties,
        Map<String, String> states,
        boolean properties,
        FilePlace place) {

    public RunExpectation {
        written = Collections.unmodifiableMap(new LinkedHashMap<>(written));
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    static RunExpectation nothing(FilePlace place) {
        return new RunExpectation(
                Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), Map.of(), false, place);
    }
}
