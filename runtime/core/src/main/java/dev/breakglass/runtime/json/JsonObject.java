package dev.breakglass.runtime.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A JSON object: unique keys in the order in which they were put. */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {

    public JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** An object whose members are all strings. */
    public static JsonObject ofTexts(Map<String, String> members) {
        Builder object = builder();
        members.forEach(object::put);
        return object.build();
    }

    public static Builder builder() {
        return new Builder();
    }

    public Set<String> keys() {
        return members.keySet();
    }

    public Optional<JsonValue> get(String key) {
        return Optional.ofNullable(members.get(key));
    }

    public boolean has(String key) {
        return members.containsKey(key);
    }

    /** @throws JsonException if there is no string of this key */
    public String text(String key) {
        return expect(key, JsonString.class, "a string").value();
    }

    /** @throws JsonException if the key is there and not a string */
    public Optional<String> textIfPresent(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /** @throws JsonException if there is no integer of this key */
    public long number(String key) {
        return expect(key, JsonNumber.class, "an integer").value();
    }

    /** @throws JsonException if there is no boolean of this key */
    public boolean flag(String key) {
        return expect(key, JsonBoolean.class, "true or false").value();
    }

    /** @throws JsonException if there is no object of this key */
    public JsonObject object(String key) {
        return expect(key, JsonObject.class, "an object");
    }

    /** @throws JsonException if there is no array of this key */
    public JsonArray array(String key) {
        return expect(key, JsonArray.class, "an array");
    }

    private <T extends JsonValue> T expect(String key, Class<T> type, String what) {
        JsonValue value = members.get(key);
        if (!type.isInstance(value)) {
            throw new JsonException("\"" + key + "\": expected " + what + (value == null ? ", found nothing" : ""));
        }
        return type.cast(value);
    }

    /** Puts an object together, key by key. */
    public static final class Builder {

        private final Map<String, JsonValue> members = new LinkedHashMap<>();

        private Builder() {}

        /** @throws JsonException if the key is there already */
        public Builder put(String key, JsonValue value) {
            if (members.put(key, value) != null) {
                throw new JsonException("\"" + key + "\" twice in one object");
            }
            return this;
        }

        public Builder put(String key, String value) {
            return put(key, new JsonString(value));
        }

        public Builder put(String key, long value) {
            return put(key, new JsonNumber(value));
        }

        public Builder put(String key, boolean value) {
            return put(key, new JsonBoolean(value));
        }

        public Builder putIfPresent(String key, Optional<String> value) {
            value.ifPresent(text -> put(key, text));
            return this;
        }

        public JsonObject build() {
            return new JsonObject(members);
        }
    }
}
