package dev.breakglass.cli.report;

import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.runtime.json.CanonicalJson;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonString;
import dev.breakglass.runtime.json.JsonValue;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** JSON that may be shown on a terminal: one line, canonical but for hidden characters, which are escaped. */
public final class Json {

    private Json() {}

    public static String write(JsonValue value) {
        StringBuilder out = new StringBuilder();
        // Outside of strings, canonical JSON is ASCII without control characters.
        CanonicalJson.write(whole(value)).codePoints().forEach(point -> {
            if (Quote.isHidden(point)) {
                for (char unit : Character.toChars(point)) {
                    out.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.append('\n').toString();
    }

    public static Collector<JsonValue, ?, JsonArray> array() {
        return Collectors.collectingAndThen(Collectors.toList(), JsonArray::new);
    }

    static JsonArray array(JsonValue... items) {
        return new JsonArray(List.of(items));
    }

    /** The same with U+FFFD for each half of a surrogate pair, as from a file name that is not Unicode. */
    private static JsonValue whole(JsonValue value) {
        if (value instanceof JsonString string) {
            return new JsonString(whole(string.value()));
        } else if (value instanceof JsonArray array) {
            return array.items().stream().map(Json::whole).collect(array());
        } else if (value instanceof JsonObject object) {
            JsonObject.Builder copy = JsonObject.builder();
            object.members().forEach((key, member) -> copy.put(key, whole(member)));
            return copy.build();
        }
        return value;
    }

    private static String whole(String text) {
        return text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
