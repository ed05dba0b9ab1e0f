package dev.breakglass.scenario.model;

import dev.breakglass.runtime.request.RequestLimits;
import dev.breakglass.scenario.words.WordGatherer;
import dev.breakglass.scenario.yaml.Fields;
import dev.breakglass.scenario.yaml.FilePlace;
import dev.breakglass.scenario.yaml.Lengths;
import dev.breakglass.scenario.yaml.ProblemList;
import dev.breakglass.scenario.yaml.Read;
import dev.breakglass.scenario.yaml.ScenarioException;
import dev.breakglass.scenario.yaml.Yaml;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the steps of a timeline, in their order. */
final class TimelineReader {

    private static final Duration AT_MAX = Duration.ofDays(3_650);

    /** From here to {@link #LATEST_START}, no clock can leave what a request can be about, whatever the steps. */
    static final Instant EARLIEST_START = RequestLimits.EARLIEST.plus(WorldReader.JUMPS_MAX);

    static final Instant LATEST_START = RequestLimits.LATEST.minus(AT_MAX).minus(WorldReader.JUMPS_MAX);

    private static final int STEPS_MAX = 1_000;

    private static final String REPEAT = "repeat";

    private static final String[] KEYS = Stream.of(List.of("at", "expect", REPEAT), ActReader.NAMES)
            .flatMap(List::stream)
            .toArray(String[]::new);

    private final Names names;
    private final ActReader acts;
    private final List<Step> steps = new ArrayList<>();
    private Duration last = Duration.ZERO;

    /** The crash that lasts until then, if it is one. */
    private Optional<FilePlace> crashed = Optional.empty();

    private TimelineReader(Names names, ActReader acts) {
        this.names = names;
        this.acts = acts;
    }

    static List<Step> read(Yaml yaml, Names names, Instant start, WordGatherer words, ProblemList problems) {
        TimelineReader reader =
                new TimelineReader(names, new ActReader(names, new WorldReader(names, start, words), words));
        List<Yaml> items = Read.list(yaml, "`timeline`", each -> each);
        if (items.isEmpty() || items.size() > STEPS_MAX) {
            throw tooMany(yaml.place(), items.size());
        }
        items.forEach(item -> problems.attempt(() -> reader.item(item)));
        return reader.steps;
    }

    /** One step, or many. */
    private boolean item(Yaml yaml) {
        Fields f = Fields.of(yaml, "a step", KEYS);
        if (!f.has(REPEAT)) {
            step(f, Duration.ZERO);
            return true;
        }
        if (!name(f).equals(REPEAT) || f.has("expect")) {
            throw new ScenarioException(f.place("expect"), "a repeat expects nothing itself: its steps do");
        }
        Duration from = at(f.need("at"), Duration.ZERO);
        Repeat repeat = Repeat.read(f.need(REPEAT));
        for (int n = 1; n <= repeat.times(); n++) {
            Duration start = from.plus(repeat.every().multipliedBy(n - 1L));
            for (Yaml inner : repeat.round(n)) {
                Fields of = Fields.of(inner, "a step", KEYS);
                if (of.has(REPEAT)) {
                    throw new ScenarioException(of.place(REPEAT), "a repeat holds no other");
                }
                step(of, start);
            }
        }
        return true;
    }

    private void step(Fields f, Duration since) {
        Duration at = at(f.need("at"), since);
        String name = name(f);
        Act act = act(name, f.need(name), at);
        if (act instanceof Act.Crash crash) {
            last = at.plus(crash.down());
            crashed = Optional.of(f.place()).filter(place -> !crash.down().isZero());
        }
        steps.add(new Step(at, act, f.get("expect").map(ExpectationReader::step).orElse(List.of()), f.place()));
        if (steps.size() > STEPS_MAX) {
            throw tooMany(f.place(), steps.size());
        }
    }

    private Act act(String name, Yaml yaml, Duration at) {
        try {
            return acts.act(name, yaml, at);
        } catch (ScenarioException e) {
            names.meant(name, yaml);
            throw e;
        }
    }

    private static ScenarioException tooMany(FilePlace place, int found) {
        return new ScenarioException(place, "a timeline has from 1 to " + STEPS_MAX + " steps, found " + found);
    }

    private Duration at(Yaml yaml, Duration since) {
        Duration at = since.plus(Read.length(yaml, "`at`"));
        if (at.compareTo(last) < 0) {
            throw new ScenarioException(
                    yaml.place(),
                    "`at`: "
                            + crashed.map(place ->
                                            "the process that crashes in line " + place.line() + " is down until "
                                                    + Lengths.text(last) + ", and this is at " + Lengths.text(at))
                                    .orElseGet(() -> "time does not go back: " + Lengths.text(at) + " comes after "
                                            + Lengths.text(last)
                                            + "; a wall clock that jumps is a step `clock: { jump: -1h }`"));
        }
        if (at.compareTo(AT_MAX) > 0) {
            throw Read.expected(yaml, "`at`", "at most " + Lengths.text(AT_MAX));
        }
        last = at;
        crashed = Optional.empty();
        return at;
    }

    private static String name(Fields f) {
        List<String> given = Stream.concat(ActReader.NAMES.stream(), Stream.of(REPEAT))
                .filter(f::has)
                .toList();
        if (given.size() == 1) {
            return given.get(0);
        }
        throw new ScenarioException(
                f.place(),
                given.isEmpty()
                        ? "a step does one of: " + String.join(", ", ActReader.NAMES) + ", " + REPEAT
                        : "a step does one thing, found " + String.join(" and ", given));
    }
}
