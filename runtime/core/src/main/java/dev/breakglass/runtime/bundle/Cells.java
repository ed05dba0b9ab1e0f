package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonBoolean;
import dev.breakglass.runtime.json.JsonNumber;
import dev.breakglass.runtime.json.JsonString;
import dev.breakglass.runtime.json.JsonValue;
import java.util.List;
import java.util.function.Function;

/**
 * The cells of arrays: how a policy's data are written, of which there is too much for a name each.
 *
 * <p>Integers that not every JSON reader understands exactly are written as strings.
 */
final class Cells {

    private Cells() {}

    static <T> JsonArray list(List<T> things, Function<T, JsonValue> write) {
        return new JsonArray(things.stream().map(write).toList());
    }

    static JsonValue number(long value) {
        return isExact(value) ? new JsonNumber(value) : new JsonString(Long.toString(value));
    }

    static long number(CanonicalReader in) {
        if (!in.isText()) {
            return in.number();
        }
        String text = in.text();
        try {
            long value = Long.parseLong(text);
            if (!isExact(value) && Long.toString(value).equals(text)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // It is not one, as is said below.
        }
        throw in.wrong("expected an integer, a string from 2^53 on and only then");
    }

    private static boolean isExact(long value) {
        return value >= -JsonNumber.MAX && value <= JsonNumber.MAX;
    }

    static JsonValue text(String value) {
        return new JsonString(value);
    }

    static JsonValue flag(boolean value) {
        return new JsonBoolean(value);
    }

    static JsonArray numbers(List<Integer> values) {
        return list(values, Cells::number);
    }

    static JsonArray row(JsonValue... cells) {
        return new JsonArray(List.of(cells));
    }
}
