package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.json.JsonNumber;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonString;
import dev.breakglass.runtime.json.JsonValue;
import dev.breakglass.runtime.policy.Rules.Condition;
import dev.breakglass.runtime.program.AddressRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition as JSON, and back: shape, clause, operands. An index is an integer and a text a string; all others say what they
 * are.
 */
final class ConditionJson {

    private ConditionJson() {}

    static JsonArray write(Condition condition) {
        return Cells.row(
                Cells.number(condition.shape()),
                Cells.number(condition.clause()),
                new JsonArray(condition.operands().stream()
                        .map(ConditionJson::operand)
                        .toList()));
    }

    static @Nullable Condition readIfAny(Cells cells) {
        return cells.more() ? read(cells) : null;
    }

    static Condition read(Cells cells) {
        int shape = cells.small();
        int clause = cells.small();
        List<Object> operands = new ArrayList<>();
        Cells values = cells.cells();
        while (values.more()) {
            operands.add(operand(values.value()));
        }
        return new Condition(shape, operands, clause);
    }

    private static JsonValue operand(Object operand) {
        if (operand instanceof Integer index) {
            return Cells.number(index);
        } else if (operand instanceof Long number) {
            return named("number", Cells.number(number));
        } else if (operand instanceof String text) {
            return Cells.text(text);
        }
        List<?> list = (List<?>) operand;
        if (list.stream().allMatch(Long.class::isInstance)) {
            return named(
                    "numbers",
                    items(list.stream().map(each -> Cells.number((Long) each)).toList()));
        }
        return list.stream().allMatch(String.class::isInstance)
                ? named(
                        "texts",
                        items(list.stream()
                                .map(each -> Cells.text((String) each))
                                .toList()))
                : named("ranges", Cells.list(list, each -> range((AddressRange) each)));
    }

    private static JsonArray items(List<JsonValue> items) {
        return new JsonArray(items);
    }

    private static Object operand(JsonValue value) {
        if (value instanceof JsonNumber index) {
            return Math.toIntExact(index.value());
        } else if (value instanceof JsonString text) {
            return text.value();
        } else if (value instanceof JsonObject object) {
            return list(object);
        }
        throw new JsonException("expected an operand");
    }

    private static Object list(JsonObject object) {
        if (object.has("number")) {
            return Cells.number(object.get("number").orElseThrow());
        } else if (object.has("numbers")) {
            return Cells.longs(object.array("numbers"));
        }
        return object.has("texts")
                ? object.array("texts").texts()
                : Cells.read(
                        object.array("ranges"),
                        cells -> new AddressRange(cells.number(), cells.number(), cells.small()));
    }

    private static JsonObject named(String kind, JsonValue value) {
        return JsonObject.builder().put(kind, value).build();
    }

    private static JsonArray range(AddressRange range) {
        return Cells.row(Cells.number(range.high()), Cells.number(range.low()), Cells.number(range.prefix()));
    }
}
