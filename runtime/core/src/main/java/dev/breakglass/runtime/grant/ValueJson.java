package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.CanonicalWriter;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Attributes and signals as the log keeps them, in order of name. A value names its type, because {@code 1} and {@code "1"} are
 * different answers to a policy; an integer is written as text, because JSON keeps no 64 bits.
 */
final class ValueJson {

    private ValueJson() {}

    static void values(Map<String, Value> values, CanonicalWriter out) {
        out.object();
        for (Map.Entry<String, Value> each : values.entrySet()) {
            typed(each.getValue(), out.key(each.getKey()).object());
            out.end();
        }
        out.end();
    }

    static Map<String, Value> values(CanonicalReader in) {
        return members(in, ValueJson::value);
    }

    static void readings(Map<String, Reading> readings, CanonicalWriter out) {
        out.object();
        for (Map.Entry<String, Reading> each : readings.entrySet()) {
            Reading reading = each.getValue();
            out.key(each.getKey()).object().put("at", Times.text(reading.at()));
            typed(reading.value(), out);
            out.end();
        }
        out.end();
    }

    static Map<String, Reading> readings(CanonicalReader in) {
        return members(in, ValueJson::reading);
    }

    private static Reading reading(CanonicalReader in) {
        in.object();
        Instant at = Fields.instant(in, "at");
        Value value = typed(in);
        in.endObject();
        return new Reading(value, at);
    }

    private static <T> Map<String, T> members(CanonicalReader in, Function<CanonicalReader, T> read) {
        Map<String, T> members = new TreeMap<>();
        in.object();
        while (in.moreKeys()) {
            members.put(in.key(), read.apply(in));
        }
        return members;
    }

    private static void typed(Value value, CanonicalWriter out) {
        if (value instanceof Value.Bool bool) {
            out.put("bool", bool.value());
        } else if (value instanceof Value.Int number) {
            out.put("int", Long.toString(number.value()));
        } else if (value instanceof Value.Many many) {
            out.key("set").array();
            for (Value each : many.values()) {
                typed(each, out.object());
                out.end();
            }
            out.end();
        } else {
            out.put("text", value.toString());
        }
    }

    private static Value value(CanonicalReader in) {
        in.object();
        Value value = typed(in);
        in.endObject();
        return value;
    }

    private static Value typed(CanonicalReader in) {
        if (!in.isKey("set")) {
            return scalar(in);
        }
        in.key("set");
        List<Value> values = new ArrayList<>();
        in.array();
        while (in.more()) {
            in.object();
            values.add(scalar(in));
            in.endObject();
        }
        return Value.of(values);
    }

    private static Value scalar(CanonicalReader in) {
        String type = in.key();
        return switch (type) {
            case "bool" -> Value.of(in.flag());
            case "text" -> Value.of(in.text());
            case "int" -> {
                try {
                    yield Value.of(Long.parseLong(in.text()));
                } catch (NumberFormatException e) {
                    throw in.wrong("no integer of 64 bits");
                }
            }
            default -> throw in.wrong("\"" + type + "\" is no type of value");
        };
    }
}
