package dev.breakglass.scenario.model;

import dev.breakglass.runtime.request.RequestLimits;
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
import java.util.stream.Stream;

/** Reads the steps of a timeline, in their order. */
final class TimelineReader {

    private static final Duration AT_MAX = Duration.ofDays(3_650);

    /** From here to {@link #LATEST_START}, no clock can leave what a request can be about, whatever the steps. */
    static final Instant EARLIEST_START = RequestLimits.EARLIEST.plus(ActReader.JUMPS_MAX);

    static final Instant LATEST_START = RequestLimits.LATEST.minus(AT_MAX).minus(ActReader.JUMPS_MAX);

    private static final int STEPS_MAX = 1_000;

    private static final List<String> NOT_YET =
            List.of("step-up", "deny-approval", "observe", "leave", "extend", "review", "person", "crash", "reload");

    private final ActReader acts;
    private Duration last = Duration.ZERO;

    private TimelineReader(ActReader acts) {
        this.acts = acts;
    }

    static List<Step> read(Yaml yaml, Names names, Instant start, ProblemList problems) {
        TimelineReader reader = new TimelineReader(new ActReader(names, start));
        List<Yaml> items = Read.list(yaml, "`timeline`", each -> each);
        if (items.isEmpty() || items.size() > STEPS_MAX) {
            throw new ScenarioException(
                    yaml.place(), "a timeline has from 1 to " + STEPS_MAX + " steps, found " + items.size());
        }
        List<Step> steps = new ArrayList<>();
        items.forEach(item -> problems.attempt(() -> reader.step(item)).ifPresent(steps::add));
        return steps;
    }

    private Step step(Yaml yaml) {
        String[] known = Stream.of(List.of("at", "expect"), ActReader.NAMES, NOT_YET)
                .flatMap(List::stream)
                .toArray(String[]::new);
        Fields f = Fields.of(yaml, "a step", known);
        Duration at = at(f.need("at"));
        String name = name(f);
        Act act = acts.act(name, f.need(name), at);
        return new Step(at, act, f.get("expect").map(ExpectationReader::step), f.place());
    }

    private Duration at(Yaml yaml) {
        Duration at = Read.length(yaml, "`at`");
        if (at.compareTo(last) < 0) {
            throw new ScenarioException(
                    yaml.place(),
                    "`at`: time does not go back: " + Lengths.text(at) + " comes after " + Lengths.text(last)
                            + "; a wall clock that jumps is a step `clock: { jump: -1h }`");
        }
        if (at.compareTo(AT_MAX) > 0) {
            throw Read.expected(yaml, "`at`", "at most " + Lengths.text(AT_MAX));
        }
        last = at;
        return at;
    }

    private static String name(Fields f) {
        FilePlace place = f.place();
        for (String name : NOT_YET) {
            if (f.has(name)) {
                throw new ScenarioException(f.place(name), "steps `" + name + "` are not supported yet");
            }
        }
        List<String> given = ActReader.NAMES.stream().filter(f::has).toList();
        if (given.size() == 1) {
            return given.get(0);
        }
        throw new ScenarioException(
                place,
                given.isEmpty()
                        ? "a step does one of: " + String.join(", ", ActReader.NAMES)
                        : "a step does one thing, found " + String.join(" and ", given));
    }
}
