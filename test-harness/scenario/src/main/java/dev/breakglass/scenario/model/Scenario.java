package dev.breakglass.scenario.model;

import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Value;
import dev.breakglass.scenario.words.Words;
import dev.breakglass.scenario.yaml.FilePlace;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An incident to be played: who there is, what happens and what is expected of it. Immutable.
 *
 * @param file the file's name as shown to people
 * @param policy where the policy lies, as written, relative to the scenario's folder
 * @param people by id, in the file's order
 * @param words those that mean something by the policy alone
 * @param signals what the segmentation layer says at the start, kept fresh until a step says otherwise
 */
public record Scenario(
        String title,
        String file,
        String policy,
        FilePlace policyPlace,
        Instant start,
        Map<String, Person> people,
        Map<String, Value> signals,
        List<Step> timeline,
        RunExpectation expect,
        Words words) {

    public Scenario {
        people = Collections.unmodifiableMap(new LinkedHashMap<>(people));
        signals = Collections.unmodifiableMap(new LinkedHashMap<>(signals));
        timeline = List.copyOf(timeline);
    }

    public Scenario saying(Words other) {
        return new Scenario(title, file, policy, policyPlace, start, people, signals, timeline, expect, other);
    }
}
