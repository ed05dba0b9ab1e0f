package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How moments (RFC 3339 in UTC), lengths of time (ISO 8601) and lists look in the log's JSON. */
final class Fields {

    private Fields() {}

    static Optional<String> text(Optional<?> value) {
        return value.map(Object::toString);
    }

    static <T> void putIfPresent(
            JsonObject.Builder into, String key, Optional<T> value, Function<T, JsonObject> write) {
        value.ifPresent(present -> into.put(key, write.apply(present)));
    }

    static Optional<JsonObject> objectIfPresent(JsonObject from, String key) {
        return from.has(key) ? Optional.of(from.object(key)) : Optional.empty();
    }

    static Instant instant(JsonObject from, String key) {
        return parse(key, from.text(key), Instant::parse);
    }

    static Optional<Instant> instantIfPresent(JsonObject from, String key) {
        return from.textIfPresent(key).map(text -> parse(key, text, Instant::parse));
    }

    static Duration duration(JsonObject from, String key) {
        return parse(key, from.text(key), Duration::parse);
    }

    static Optional<Duration> durationIfPresent(JsonObject from, String key) {
        return from.textIfPresent(key).map(text -> parse(key, text, Duration::parse));
    }

    static int integer(JsonObject from, String key) {
        return Math.toIntExact(from.number(key));
    }

    static <T> JsonArray array(Collection<T> items, Function<T, ? extends JsonValue> write) {
        return new JsonArray(items.stream().<JsonValue>map(write).toList());
    }

    static <T> List<T> list(JsonObject from, String key, Function<JsonObject, T> read) {
        return from.array(key).objects().stream().map(read).toList();
    }

    private static <T> T parse(String key, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            throw new JsonException("\"" + key + "\" is no moment or length of time: " + e.getMessage());
        }
    }
}
