package dev.breakglass.scenario.result;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One scenario, played, or one table, decided: then every row is a moment, and there is neither door nor log. Immutable.
 *
 * @param file the scenario's file as shown to people
 * @param policy where its policy lies, as the scenario writes it
 * @param digest of the policy's sources, {@code sha256:…}
 * @param people everybody in it with their groups, as text
 * @param doors one for each request, in the order of the requests
 * @param zones one for each zone that somebody asked for, in that order
 * @param audit absent of a table
 * @param checks what was expected of the whole run
 */
public record ScenarioResult(
        String title,
        String file,
        String policy,
        String digest,
        Instant start,
        List<String> people,
        List<Moment> timeline,
        List<Door> doors,
        List<ZoneDoor> zones,
        Optional<AuditResult> audit,
        List<Check> checks) {

    public ScenarioResult {
        people = List.copyOf(people);
        timeline = List.copyOf(timeline);
        doors = List.copyOf(doors);
        zones = List.copyOf(zones);
        checks = List.copyOf(checks);
    }

    /** The same with one more thing that was expected of the whole run. */
    public ScenarioResult with(Check check) {
        List<Check> more = new ArrayList<>(checks);
        more.add(check);
        return new ScenarioResult(title, file, policy, digest, start, people, timeline, doors, zones, audit, more);
    }

    public boolean passed() {
        return failures().isEmpty();
    }

    /** Every expectation that was not met, one text of one or more lines each. */
    public List<String> failures() {
        return Stream.concat(
                        timeline.stream().flatMap(m -> m.failure().stream()),
                        checks.stream().flatMap(c -> c.failure(file).stream()))
                .toList();
    }

    /** Steps that were played, without what the runtime did by itself. */
    public long steps() {
        return timeline.stream().filter(moment -> moment.check().isPresent()).count();
    }

    /** How long it takes by its own clock. */
    public Duration length() {
        return timeline.isEmpty()
                ? Duration.ZERO
                : timeline.get(timeline.size() - 1).at();
    }
}
