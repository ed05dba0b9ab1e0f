package dev.breakglass.runtime.monitoring;

import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import dev.breakglass.runtime.json.JsonString;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What every entry has, and the whole of it.
 *
 * @param entry where it is from
 * @param json all of it
 * @param kind what happened
 * @param time when
 */
record EntryFields(LogEntry entry, JsonObject json, String kind, Instant time) {

    /** @throws JsonException naming the entry, if it is none */
    static EntryFields of(LogEntry entry) {
        try {
            JsonObject json = JsonReader.readObject(entry.bytes());
            if (json.number("seq") != entry.index()) {
                throw new JsonException("says that it is entry " + json.number("seq"));
            }
            return new EntryFields(entry, json, json.text("kind"), Instant.parse(json.text("time")));
        } catch (JsonException e) {
            throw new JsonException("entry " + entry.index() + ": " + e.getMessage());
        } catch (DateTimeException e) {
            throw new JsonException("entry " + entry.index() + ": \"time\" is no moment");
        }
    }

    /** The id of whoever did it; absent if it was the runtime itself. */
    Optional<String> actor() {
        return text("actor");
    }

    /** A text of the entry. */
    Optional<String> text(String key) {
        return textOf(json, key);
    }

    /** A text of the entry's data; absent also where the data lies beside the log. */
    Optional<String> dataText(String key) {
        return data().flatMap(data -> textOf(data, key));
    }

    /** What belongs to the kind. */
    Optional<JsonObject> data() {
        return objectOf(json, "data");
    }

    static Optional<JsonObject> objectOf(JsonObject in, String key) {
        return in.get(key).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    static Optional<String> textOf(JsonObject in, String key) {
        return in.get(key)
                .filter(JsonString.class::isInstance)
                .map(JsonString.class::cast)
                .map(JsonString::value);
    }

    KindMapping mapping() {
        return KindMapping.of(kind);
    }
}
