package dev.breakglass.scenario.request;

import dev.breakglass.runtime.json.CanonicalJson;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonString;
import dev.breakglass.runtime.json.JsonValue;
import java.util.stream.Collectors;

/** Writes JSON in its members' own order; the canonical form would sort them away from what a person reads first. */
final class OrderedJson {

    private OrderedJson() {}

    static String write(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object.members().entrySet().stream()
                    .map(e -> CanonicalJson.write(new JsonString(e.getKey())) + ":" + write(e.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof JsonArray array) {
            return array.items().stream().map(OrderedJson::write).collect(Collectors.joining(",", "[", "]"));
        }
        return CanonicalJson.write(value);
    }
}
