package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonBoolean;
import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.json.JsonNumber;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonString;
import dev.breakglass.runtime.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The cells of one array, in order: how a policy's rules are written, of which there are too many for a name each.
 *
 * <p>Integers that not every JSON reader understands exactly are written as strings.
 */
final class Cells {

    private final List<JsonValue> items;
    private int next;

    private Cells(List<JsonValue> items) {
        this.items = items;
    }

    static Cells of(JsonValue value) {
        if (value instanceof JsonArray array) {
            return new Cells(array.items());
        }
        throw new JsonException("expected an array");
    }

    static <T> JsonArray list(List<T> things, Function<T, JsonValue> write) {
        return new JsonArray(things.stream().map(write).toList());
    }

    static <T> List<T> read(JsonArray array, Function<Cells, T> read) {
        List<T> things = new ArrayList<>(array.items().size());
        for (JsonValue item : array.items()) {
            things.add(read.apply(of(item)));
        }
        return things;
    }

    static JsonValue number(long value) {
        return Math.abs(value) <= JsonNumber.MAX && value != Long.MIN_VALUE
                ? new JsonNumber(value)
                : new JsonString(Long.toString(value));
    }

    static JsonValue text(String value) {
        return new JsonString(value);
    }

    static JsonValue flag(boolean value) {
        return new JsonBoolean(value);
    }

    static JsonArray numbers(List<Integer> values) {
        return new JsonArray(values.stream().map(Cells::number).toList());
    }

    static JsonArray row(JsonValue... cells) {
        return new JsonArray(List.of(cells));
    }

    boolean more() {
        return next < items.size();
    }

    JsonValue value() {
        if (next == items.size()) {
            throw new JsonException("an array is too short: it has " + next + " items");
        }
        return items.get(next++);
    }

    long number() {
        return number(value());
    }

    static long number(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.value();
        }
        try {
            return Long.parseLong(text(value));
        } catch (NumberFormatException e) {
            throw new JsonException("expected an integer");
        }
    }

    int small() {
        return Math.toIntExact(number());
    }

    String text() {
        return text(value());
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.value();
        }
        throw new JsonException("expected a string");
    }

    boolean flag() {
        if (value() instanceof JsonBoolean flag) {
            return flag.value();
        }
        throw new JsonException("expected true or false");
    }

    Cells cells() {
        return of(value());
    }

    JsonObject object() {
        if (value() instanceof JsonObject object) {
            return object;
        }
        throw new JsonException("expected an object");
    }

    <T> List<T> list(Function<Cells, T> read) {
        Cells cells = cells();
        List<T> things = new ArrayList<>(cells.items.size());
        while (cells.more()) {
            things.add(read.apply(cells.cells()));
        }
        return things;
    }

    static List<Long> longs(JsonArray array) {
        return array.items().stream().map(Cells::number).toList();
    }

    List<Integer> smalls() {
        return cells().items.stream().map(item -> Math.toIntExact(number(item))).toList();
    }

    List<String> texts() {
        return cells().items.stream().map(Cells::text).toList();
    }
}
