package dev.breakglass.scenario.model;

import dev.breakglass.runtime.request.Person;
import dev.breakglass.scenario.request.Parts;
import dev.breakglass.scenario.request.Values;
import dev.breakglass.scenario.words.Holder;
import dev.breakglass.scenario.words.WordGatherer;
import dev.breakglass.scenario.yaml.Fields;
import dev.breakglass.scenario.yaml.Lengths;
import dev.breakglass.scenario.yaml.Read;
import dev.breakglass.scenario.yaml.ScenarioException;
import dev.breakglass.scenario.yaml.Yaml;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what happens to the world: its incidents, signals, people and clock, and the runtime in it. */
final class WorldReader {

    static final List<String> NAMES = List.of("incident", "signal", "person", "clock", "crash", "duties", "reload");

    /** All jumps of a timeline together, either way. */
    static final Duration JUMPS_MAX = Duration.ofDays(366);

    /** The word for what is not known any longer: a signal, a person. */
    private static final String UNKNOWN = "unknown";

    private final Names names;
    private final Instant start;
    private final WordGatherer words;
    private Duration jumped = Duration.ZERO;
    private Optional<Duration> failingSince = Optional.empty();

    WorldReader(Names names, Instant start, WordGatherer words) {
        this.names = names;
        this.start = start;
        this.words = words;
    }

    Act act(String name, Yaml yaml, Duration at) {
        return switch (name) {
            case "incident" -> incident(yaml, at);
            case "signal" -> signal(yaml);
            case "person" -> person(yaml);
            case "clock" -> jump(yaml);
            case "crash" -> crash(yaml);
            case "duties" -> duties(yaml, at);
            case "reload" -> reload(yaml);
            default -> throw new IllegalStateException("no step " + name);
        };
    }

    /** There is a step at that time, up to which duties may have failed. */
    void reaches(Duration at, Yaml yaml) {
        Optional<Duration> since = failingSince;
        if (since.filter(from -> at.minus(from).compareTo(Act.Duties.FAILING_MAX) > 0)
                .isPresent()) {
            failingSince = Optional.empty();
            throw new ScenarioException(
                    yaml.place(),
                    "duties fail since " + Lengths.text(since.get()) + ", which is more than "
                            + Lengths.text(Act.Duties.FAILING_MAX) + " here; a step `duties: work` ends it");
        }
    }

    static Person person(Yaml.Entry entry, WordGatherer words) {
        Fields f = Fields.of(entry.value(), "a person", "groups", "attributes");
        return new Person(entry.key(), Parts.groups(f, words), Parts.attributes(f, Holder.REQUESTER, words));
    }

    private Act incident(Yaml yaml, Duration at) {
        Act.Declare declare = new Act.Declare(Parts.incident(yaml, Optional.of(start.plus(at)), words));
        names.addIncident(declare.incident().id());
        return declare;
    }

    private Act signal(Yaml yaml) {
        Map<String, Act.SignalState> signals = new LinkedHashMap<>();
        for (Yaml.Entry e : Read.map(yaml, "`signal`").entries()) {
            signals.put(e.key(), signalState(e));
        }
        if (signals.isEmpty()) {
            throw Read.expected(yaml, "`signal`", "a signal, such as { network: corp }");
        }
        return new Act.Tell(signals);
    }

    private Act.SignalState signalState(Yaml.Entry signal) {
        if (signal.value() instanceof Yaml.Mapping) {
            Fields f = Fields.of(signal.value(), "a signal", "value", "stale");
            return new Act.SignalState.Stale(
                    Values.signal(signal, f.need("value"), "`value`", words), Read.length(f.need("stale"), "`stale`"));
        }
        if (isSilent(signal, words)) {
            return new Act.SignalState.Silent();
        }
        return new Act.SignalState.Fresh(Values.signal(signal, signal.value(), "`" + signal.key() + "`", words));
    }

    private Act person(Yaml yaml) {
        Map<String, Optional<Person>> people = new LinkedHashMap<>();
        for (Yaml.Entry e : Read.map(yaml, "`person`").entries()) {
            people.put(e.key(), isNobody(e.value()) ? Optional.empty() : Optional.of(person(e, words)));
            names.addPerson(e.key());
        }
        if (people.isEmpty()) {
            throw Read.expected(yaml, "`person`", "somebody, such as { ana: { groups: [sre] } }");
        }
        return new Act.Change(people);
    }

    private Act jump(Yaml yaml) {
        Yaml by = Fields.of(yaml, "a clock", "jump").need("jump");
        Duration jump = Read.signedLength(by, "`jump`");
        jumped = jumped.plus(jump.abs());
        if (jumped.compareTo(JUMPS_MAX) > 0) {
            throw Read.expected(by, "`jump`", "at most 366d over all jumps of a scenario");
        }
        return new Act.Jump(jump);
    }

    private static Act crash(Yaml yaml) {
        Fields f = Fields.of(yaml, "a crash", "down");
        return new Act.Crash(f.get("down").map(v -> Read.length(v, "`down`")).orElse(Duration.ZERO));
    }

    private Act duties(Yaml yaml, Duration at) {
        boolean work = Read.word(yaml, "`duties`", List.of("work", "fail")).equals("work");
        failingSince = work ? Optional.empty() : Optional.of(failingSince.orElse(at));
        return new Act.Duties(work);
    }

    private Act reload(Yaml yaml) {
        Fields f = Fields.of(yaml, "a reload", "policy", "by");
        Yaml policy = f.need("policy");
        return new Act.Reload(Read.name(policy, "`policy`"), policy.place(), names.person(f, "by"));
    }

    static boolean isSilent(Yaml.Entry signal, WordGatherer words) {
        boolean silent = isUnknown(signal.value());
        if (silent) {
            words.values(Holder.SEGMENTATION, signal, Optional.empty(), signal.value());
        }
        return silent;
    }

    /** A person is a map, so that the word means the same in quotes. */
    private static boolean isNobody(Yaml yaml) {
        return yaml instanceof Yaml.Scalar word && word.text().equals(UNKNOWN);
    }

    private static boolean isUnknown(Yaml yaml) {
        return yaml instanceof Yaml.Scalar word && word.plain() && word.text().equals(UNKNOWN);
    }
}
