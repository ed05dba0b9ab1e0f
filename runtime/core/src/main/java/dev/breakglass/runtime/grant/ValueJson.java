package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonValue;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Value;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Attributes and signals as the log keeps them. A value names its type, because {@code 1} and {@code "1"} are
 * different answers to a policy; an integer is written as text, because JSON keeps no 64 bits.
 */
final class ValueJson {

    private ValueJson() {}

    static JsonObject values(Map<String, Value> values) {
        JsonObject.Builder out = JsonObject.builder();
        values.forEach((name, value) -> out.put(name, typed(value).build()));
        return out.build();
    }

    static Map<String, Value> values(JsonObject from) {
        return members(from, (name, value) -> typed(name, value));
    }

    static JsonObject readings(Map<String, Reading> readings) {
        JsonObject.Builder out = JsonObject.builder();
        readings.forEach((name, reading) -> out.put(
                name, typed(reading.value()).put("at", reading.at().toString()).build()));
        return out.build();
    }

    static Map<String, Reading> readings(JsonObject from) {
        return members(from, (name, value) -> new Reading(typed(name, value), Fields.instant(value, "at")));
    }

    private static <T> Map<String, T> members(JsonObject from, BiFunction<String, JsonObject, T> read) {
        Map<String, T> out = new TreeMap<>();
        for (Map.Entry<String, JsonValue> member : from.members().entrySet()) {
            out.put(member.getKey(), read.apply(member.getKey(), from.object(member.getKey())));
        }
        return out;
    }

    private static JsonObject.Builder typed(Value value) {
        JsonObject.Builder out = JsonObject.builder();
        if (value instanceof Value.Bool bool) {
            return out.put("bool", bool.value());
        } else if (value instanceof Value.Int number) {
            return out.put("int", Long.toString(number.value()));
        }
        if (value instanceof Value.Many many) {
            return out.put(
                    "set", Fields.array(many.values(), each -> typed(each).build()));
        }
        return out.put("text", value.toString());
    }

    private static Value typed(String name, JsonObject from) {
        if (from.has("bool")) {
            return Value.of(from.flag("bool"));
        } else if (from.has("int")) {
            try {
                return Value.of(Long.parseLong(from.text("int")));
            } catch (NumberFormatException e) {
                throw new JsonException("\"" + name + "\" is no integer of 64 bits");
            }
        }
        if (from.has("set")) {
            return Value.of(Fields.list(from, "set", each -> typed(name, each)));
        }
        return Value.of(from.text("text"));
    }
}
