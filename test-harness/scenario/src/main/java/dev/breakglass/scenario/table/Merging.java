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
        return laid(common, row, place, false);
    }

    /** The same for two parts of one row, of which what takes a key away has not met that key yet. */
    static Yaml.Mapping parts(Yaml.Mapping one, Yaml.Mapping other, FilePlace place) {
        return laid(one, other, place, true);
    }

    private static Yaml.Mapping laid(Yaml.Mapping common, Yaml.Mapping row, FilePlace place, boolean keeps) {
        Map<String, Yaml.Entry> merged = new LinkedHashMap<>();
        common.entries().forEach(e -> merged.put(e.key(), e));
        for (Yaml.Entry e : row.entries()) {
            Yaml.Entry before = merged.get(e.key());
            if (!keeps && e.value() instanceof Yaml.Scalar scalar && scalar.kind() == ScalarKind.NULL) {
                merged.remove(e.key());
            } else {
                Yaml value = before == null ? e.value() : laid(before.value(), e.value(), keeps);
                merged.put(e.key(), new Yaml.Entry(e.key(), e.place(), value));
            }
        }
        return new Yaml.Mapping(List.copyOf(merged.values()), place);
    }

    private static Yaml laid(Yaml before, Yaml after, boolean keeps) {
        return before instanceof Yaml.Mapping under && after instanceof Yaml.Mapping over
                ? laid(under, over, over.place(), keeps)
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
