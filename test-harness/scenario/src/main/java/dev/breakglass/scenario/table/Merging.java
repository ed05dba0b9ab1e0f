package dev.breakglass.scenario.table;

import dev.breakglass.scenario.yaml.FilePlace;
import dev.breakglass.scenario.yaml.ScalarKind;
import dev.breakglass.scenario.yaml.ScenarioException;
import dev.breakglass.scenario.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays a row over what the rows share: maps key by key, whatever else in whole; nothing ({@code ~}) takes a key away. */
final class Merging {

    private Merging() {}

    /** @param place where the whole is */
    static Yaml.Mapping of(Yaml.Mapping common, Yaml.Mapping row, FilePlace place) {
        return of(common, row, place, true);
    }

    /** Two parts of one row, of which nothing is taken away before it is laid over what the rows share. */
    static Yaml.Mapping parts(Yaml.Mapping part, Yaml.Mapping other, FilePlace place) {
        return of(part, other, place, false);
    }

    private static Yaml.Mapping of(Yaml.Mapping common, Yaml.Mapping row, FilePlace place, boolean takesAway) {
        Map<String, Yaml.Entry> merged = new LinkedHashMap<>();
        common.entries().forEach(e -> merged.put(e.key(), e));
        for (Yaml.Entry e : row.entries()) {
            Yaml.Entry before = merged.get(e.key());
            if (takesAway && e.value() instanceof Yaml.Scalar scalar && scalar.kind() == ScalarKind.NULL) {
                if (merged.remove(e.key()) == null) {
                    throw new ScenarioException(e.value().place(), "nothing to take away: the rows share no such key");
                }
            } else {
                Yaml value = before == null ? e.value() : of(before.value(), e.value(), takesAway);
                merged.put(e.key(), new Yaml.Entry(e.key(), e.place(), value));
            }
        }
        return new Yaml.Mapping(List.copyOf(merged.values()), place);
    }

    private static Yaml of(Yaml before, Yaml after, boolean takesAway) {
        return before instanceof Yaml.Mapping under && after instanceof Yaml.Mapping over
                ? of(under, over, over.place(), takesAway)
                : after;
    }

    static Yaml value(Yaml.Mapping row, String key) {
        return row.entries().stream()
                .filter(e -> e.key().equals(key))
                .map(Yaml.Entry::value)
                .findFirst()
                .orElseThrow(() -> new ScenarioException(row.place(), "a row needs `" + key + "`"));
    }

    static Yaml.Mapping without(Yaml.Mapping row, String key) {
        List<Yaml.Entry> rest = new ArrayList<>(row.entries());
        rest.removeIf(e -> e.key().equals(key));
        return new Yaml.Mapping(rest, row.place());
    }
}
