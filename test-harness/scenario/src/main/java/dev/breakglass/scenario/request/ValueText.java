package dev.breakglass.scenario.request;

import dev.breakglass.runtime.request.Value;
import dev.breakglass.scenario.yaml.YamlText;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes attributes and signals so that {@link Values} reads the same. */
public final class ValueText {

    private ValueText() {}

    public static Map<String, String> all(Map<String, Value> values) {
        Map<String, String> written = new LinkedHashMap<>();
        values.forEach((name, value) -> written.put(name, of(value)));
        return written;
    }

    public static String of(Value value) {
        if (value instanceof Value.Text text) {
            // What has fallen silent is written as a word of its own.
            return text.value().equals("unknown") ? YamlText.quoted(text.value()) : YamlText.text(text.value());
        }
        return value instanceof Value.Many many
                ? YamlText.list(many.values().stream().map(ValueText::of).toList())
                : value.toString();
    }
}
