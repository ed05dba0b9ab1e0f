package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Value;
import dev.breakglass.scenario.model.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is played: who there is, and what happens. Immutable.
 *
 * @param steps in order of time
 */
record Story(Map<String, Person> people, Map<String, Value> signals, Instant start, List<Beat> steps) {

    /** One step: {@code at} is since the start, by a clock that never jumps. */
    record Beat(Duration at, Act act) {}

    Story {
        people = Collections.unmodifiableMap(new LinkedHashMap<>(people));
        signals = Collections.unmodifiableMap(new LinkedHashMap<>(signals));
        steps = List.copyOf(steps);
    }

    Story with(List<Beat> others) {
        return new Story(people, signals, start, others);
    }
}
