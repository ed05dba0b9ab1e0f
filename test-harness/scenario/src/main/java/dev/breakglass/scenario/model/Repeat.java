package dev.breakglass.scenario.model;

import dev.breakglass.scenario.yaml.Fields;
import dev.breakglass.scenario.yaml.Read;
import dev.breakglass.scenario.yaml.ScenarioException;
import dev.breakglass.scenario.yaml.Yaml;
import java.time.Duration;
import java.util.List;

/**
 * Steps that happen again and again: {@code repeat: { times: 3, every: 1m, timeline: […] }}. In their texts and names
 * {@code $n} stands for the number of the round, from 1; their {@code at} is since the round's start.
 */
record Repeat(int times, Duration every, List<Yaml> timeline) {

    static final int TIMES_MAX = 1_000;

    private static final String ROUND = "$n";

    static Repeat read(Yaml yaml) {
        Fields f = Fields.of(yaml, "a repeat", "times", "every", "timeline");
        Yaml steps = f.need("timeline");
        List<Yaml> timeline = Read.list(steps, "`timeline`", each -> each);
        if (timeline.isEmpty()) {
            throw new ScenarioException(steps.place(), "a repeat has at least one step");
        }
        return new Repeat(
                Read.whole(f.need("times"), "`times`", 1, TIMES_MAX),
                Read.length(f.need("every"), "`every`"),
                timeline);
    }

    /** The steps of one round. */
    List<Yaml> round(int number) {
        String text = Integer.toString(number);
        return timeline.stream().map(step -> written(step, text)).toList();
    }

    private static Yaml written(Yaml yaml, String number) {
        if (yaml instanceof Yaml.Scalar scalar) {
            return new Yaml.Scalar(scalar.text().replace(ROUND, number), scalar.plain(), scalar.place());
        }
        if (yaml instanceof Yaml.Sequence list) {
            return new Yaml.Sequence(
                    list.items().stream().map(item -> written(item, number)).toList(), list.place());
        }
        Yaml.Mapping map = (Yaml.Mapping) yaml;
        return new Yaml.Mapping(
                map.entries().stream()
                        .map(e -> new Yaml.Entry(e.key().replace(ROUND, number), e.place(), written(e.value(), number)))
                        .toList(),
                map.place());
    }
}
