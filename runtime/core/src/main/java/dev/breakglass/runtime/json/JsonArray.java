package dev.breakglass.runtime.json;

import java.util.ArrayList;
import java.util.List;

/** A JSON array. */
public record JsonArray(List<JsonValue> items) implements JsonValue {

    public JsonArray {
        items = List.copyOf(items);
    }

    public static JsonArray ofTexts(Iterable<String> texts) {
        List<JsonValue> items = new ArrayList<>();
        texts.forEach(text -> items.add(new JsonString(text)));
        return new JsonArray(items);
    }

    /** @throws JsonException if one of the items is not a string */
    public List<String> texts() {
        return items.stream().map(JsonArray::text).toList();
    }

    /** @throws JsonException if one of the items is not an object */
    public List<JsonObject> objects() {
        return items.stream().map(JsonArray::object).toList();
    }

    private static String text(JsonValue item) {
        if (item instanceof JsonString string) {
            return string.value();
        }
        throw new JsonException("expected an array of strings");
    }

    private static JsonObject object(JsonValue item) {
        if (item instanceof JsonObject object) {
            return object;
        }
        throw new JsonException("expected an array of objects");
    }
}
