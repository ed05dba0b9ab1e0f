package dev.breakglass.runtime.audit;

import dev.breakglass.runtime.json.CanonicalJson;
import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.json.JsonNumber;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import dev.breakglass.runtime.json.JsonValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is to say about one entry: it must be a JSON object in canonical form (RFC 8785), and if it has a {@code seq},
 * that is its index.
 *
 * @param value what it says, null if it is not JSON
 * @param wrong what is wrong with it, null if nothing is
 * @param numbered whether its {@code seq} is its index
 */
record EntryCheck(@Nullable JsonValue value, @Nullable String wrong, boolean numbered) {

    static EntryCheck of(byte[] entry, long index) {
        JsonValue value;
        try {
            value = JsonReader.read(entry);
        } catch (JsonException e) {
            return wrong(null, "the entry is not JSON: " + e.getMessage());
        }
        if (!(value instanceof JsonObject object)) {
            return wrong(value, "the entry is not a JSON object");
        }
        if (!Arrays.equals(CanonicalJson.bytes(object), entry)) {
            return wrong(value, "the entry is not in canonical form");
        }
        if (!object.has("seq")) {
            return new EntryCheck(value, null, false);
        }
        boolean numbered = object.members().get("seq") instanceof JsonNumber seq && seq.value() == index;
        return numbered ? new EntryCheck(value, null, true) : wrong(value, "the entry's seq is not " + index);
    }

    private static EntryCheck wrong(@Nullable JsonValue value, String message) {
        return new EntryCheck(value, message, false);
    }
}
