package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonString;
import dev.breakglass.runtime.json.JsonValue;
import dev.breakglass.runtime.policy.Rules.Condition;
import dev.breakglass.runtime.program.AddressRange;
import dev.breakglass.runtime.program.Constants;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition as JSON, and back: shape, clause, numbers, and texts and lists. */
final class ConditionJson {

    private ConditionJson() {}

    static JsonArray write(Condition condition) {
        Constants constants = condition.constants();
        return Cells.row(
                Cells.number(condition.shape()),
                Cells.number(condition.clause()),
                Cells.numbers(constants.numbers()),
                new JsonArray(
                        constants.others().stream().map(ConditionJson::other).toList()));
    }

    static @Nullable Condition readIfAny(Cells cells) {
        return cells.more() ? read(cells) : null;
    }

    static Condition read(Cells cells) {
        int shape = cells.small();
        int clause = cells.small();
        long[] numbers = cells.longs();
        List<Object> others = new ArrayList<>();
        Cells values = cells.cells();
        while (values.more()) {
            others.add(other(values.value()));
        }
        return new Condition(shape, new Constants(numbers, others), clause);
    }

    private static JsonValue other(Object other) {
        if (other instanceof String text) {
            return Cells.text(text);
        }
        List<?> list = (List<?>) other;
        if (list.stream().allMatch(Long.class::isInstance)) {
            return named("numbers", Cells.list(list, each -> Cells.number((Long) each)));
        }
        return list.stream().allMatch(String.class::isInstance)
                ? named("texts", Cells.list(list, each -> Cells.text((String) each)))
                : named("ranges", Cells.list(list, each -> range((AddressRange) each)));
    }

    private static Object other(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.value();
        } else if (value instanceof JsonObject object && object.has("numbers")) {
            return Cells.of(Cells.row(object.array("numbers"))).boxed();
        } else if (value instanceof JsonObject object && object.has("texts")) {
            return object.array("texts").texts();
        } else if (value instanceof JsonObject object) {
            return Cells.read(
                    object.array("ranges"), cells -> new AddressRange(cells.number(), cells.number(), cells.small()));
        }
        throw new JsonException("expected a text or a list");
    }

    private static JsonObject named(String kind, JsonArray list) {
        return JsonObject.builder().put(kind, list).build();
    }

    private static JsonArray range(AddressRange range) {
        return Cells.row(Cells.number(range.high()), Cells.number(range.low()), Cells.number(range.prefix()));
    }
}
