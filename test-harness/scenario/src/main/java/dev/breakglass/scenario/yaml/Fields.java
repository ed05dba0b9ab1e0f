package dev.breakglass.scenario.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A map with known keys. */
public final class Fields {

    private final Yaml.Mapping map;
    private final String what;

    private Fields(Yaml.Mapping map, String what) {
        this.map = map;
        this.what = what;
    }

    /**
     * The value as a map that has none but the known keys.
     *
     * @param what the map's name in messages, such as {@code a step}
     */
    public static Fields of(Yaml value, String what, String... known) {
        Fields fields = new Fields(Read.map(value, what), what);
        List<ScenarioProblem> unknown = fields.map.entries().stream()
                .filter(e -> !Arrays.asList(known).contains(e.key()))
                .map(e -> new ScenarioProblem(
                        e.place(),
                        what + " has no `" + Shown.cut(e.key()) + "`"
                                + Suggestion.after(e.key(), Arrays.asList(known))))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ScenarioException(unknown);
        }
        return fields;
    }

    public FilePlace place() {
        return map.place();
    }

    public boolean has(String key) {
        return get(key).isPresent();
    }

    public Optional<Yaml> get(String key) {
        return map.entries().stream()
                .filter(e -> e.key().equals(key))
                .map(Yaml.Entry::value)
                .findFirst();
    }

    /** The place of a key, or of the map if it is not there. */
    public FilePlace place(String key) {
        return map.entries().stream()
                .filter(e -> e.key().equals(key))
                .map(Yaml.Entry::place)
                .findFirst()
                .orElse(map.place());
    }

    public Yaml need(String key) {
        return get(key).orElseThrow(() -> new ScenarioException(map.place(), what + " needs `" + key + "`"));
    }

    public String text(String key) {
        return Read.text(need(key), "`" + key + "`");
    }

    public Optional<String> textIfPresent(String key) {
        return get(key).map(v -> Read.text(v, "`" + key + "`"));
    }
}
