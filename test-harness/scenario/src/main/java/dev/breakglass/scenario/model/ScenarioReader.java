package dev.breakglass.scenario.model;

import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Value;
import dev.breakglass.scenario.request.Values;
import dev.breakglass.scenario.words.WordGatherer;
import dev.breakglass.scenario.words.Words;
import dev.breakglass.scenario.yaml.Fields;
import dev.breakglass.scenario.yaml.ProblemList;
import dev.breakglass.scenario.yaml.Read;
import dev.breakglass.scenario.yaml.ScenarioException;
import dev.breakglass.scenario.yaml.Yaml;
import dev.breakglass.scenario.yaml.YamlReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a scenario file, strictly, and tells all its mistakes at once. Pure and safe for any thread. */
public final class ScenarioReader {

    private ScenarioReader() {}

    /**
     * The scenario, or nothing if the file is YAML of another kind: its top has no {@code scenario}.
     *
     * @param file the name that problems and the report carry
     * @throws ScenarioException with every mistake's place
     */
    public static Optional<Scenario> read(String file, byte[] bytes) {
        Yaml yaml = YamlReader.read(file, bytes);
        // One whose title is misspelt is told of its mistake, and not left out.
        boolean ours =
                yaml instanceof Yaml.Mapping map && (map.has("scenario") || map.has("policy") && map.has("timeline"));
        return ours ? Optional.of(scenario(file, yaml)) : Optional.empty();
    }

    private static Scenario scenario(String file, Yaml yaml) {
        Fields f = Fields.of(
                yaml,
                "a scenario",
                "scenario",
                "policy",
                Words.STRANGERS,
                "start",
                "people",
                "signals",
                "timeline",
                "expect");
        ProblemList problems = new ProblemList();
        WordGatherer words = WordGatherer.ofScenario();
        problems.attempt(() -> words.strangers(f));
        Optional<String> title = problems.attempt(() -> Read.name(f.need("scenario"), "`scenario`"));
        Optional<String> policy = problems.attempt(() -> Read.name(f.need("policy"), "`policy`"));
        Optional<Instant> start = problems.attempt(() -> start(f.need("start")));
        Map<String, Person> people = problems.attempt(() -> people(f.need("people"), words, problems))
                .orElse(Map.of());
        Map<String, Value> signals = problems.attempt(() -> signals(f, words)).orElse(Map.of());
        Names names = new Names(peopleNamed(f), problems);
        List<Step> timeline = problems.attempt(() ->
                        TimelineReader.read(f.need("timeline"), names, start.orElse(Instant.EPOCH), words, problems))
                .orElse(List.of());
        Optional<RunExpectation> expect = problems.attempt(() -> ExpectationReader.run(f, names));
        problems.raise();
        return new Scenario(
                title.orElseThrow(),
                file,
                policy.orElseThrow(),
                f.need("policy").place(),
                start.orElseThrow(),
                people,
                signals,
                timeline,
                expect.orElseThrow(),
                words.words());
    }

    /** Also those who are written wrong, so that no step that speaks of them is called wrong as well. */
    private static Set<String> peopleNamed(Fields f) {
        return f.get("people").orElse(null) instanceof Yaml.Mapping map
                ? map.entries().stream().map(Yaml.Entry::key).collect(Collectors.toSet())
                : Set.of();
    }

    private static Instant start(Yaml yaml) {
        Instant start = Read.instant(yaml, "`start`");
        if (start.isBefore(TimelineReader.EARLIEST_START) || start.isAfter(TimelineReader.LATEST_START)) {
            throw Read.expected(
                    yaml,
                    "`start`",
                    "a moment from " + TimelineReader.EARLIEST_START + " to " + TimelineReader.LATEST_START);
        }
        return start;
    }

    /** Those that say something. */
    private static Map<String, Value> signals(Fields f, WordGatherer words) {
        Map<String, Value> signals = new LinkedHashMap<>();
        for (Yaml.Entry e :
                f.get("signals").map(v -> Read.map(v, "`signals`").entries()).orElse(List.of())) {
            if (WorldReader.isSilent(e, words)) {
                continue;
            }
            signals.put(e.key(), Values.signal(e, e.value(), "`" + e.key() + "`", words));
        }
        return signals;
    }

    private static Map<String, Person> people(Yaml yaml, WordGatherer words, ProblemList problems) {
        Map<String, Person> people = new LinkedHashMap<>();
        for (Yaml.Entry e : Read.map(yaml, "`people`").entries()) {
            problems.attempt(() -> WorldReader.person(e, words)).ifPresent(p -> people.put(e.key(), p));
        }
        return people;
    }
}
