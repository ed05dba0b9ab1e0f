package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonValue;
import dev.breakglass.runtime.policy.Rules.Condition;
import dev.breakglass.runtime.program.AddressRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition as JSON, and back: shape, clause, operands; nothing where there is none. An index is an integer and a text a
 * string; all others say what they are.
 */
final class ConditionJson {

    private ConditionJson() {}

    static JsonArray write(Condition condition) {
        return Cells.row(
                Cells.number(condition.shape()),
                Cells.number(condition.clause()),
                Cells.list(condition.operands(), ConditionJson::operand));
    }

    static @Nullable Condition readIfAny(CanonicalReader in) {
        in.array();
        return in.more() ? rest(in) : null;
    }

    static Condition read(CanonicalReader in) {
        in.array();
        return rest(in);
    }

    private static Condition rest(CanonicalReader in) {
        int shape = in.small();
        int clause = in.small();
        List<Object> operands = new ArrayList<>();
        for (in.array(); in.more(); ) {
            operands.add(operand(in));
        }
        in.endArray();
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
            return named("numbers", Cells.list(list, each -> Cells.number((Long) each)));
        }
        return list.stream().allMatch(String.class::isInstance)
                ? named("texts", Cells.list(list, each -> Cells.text((String) each)))
                : named("ranges", Cells.list(list, each -> range((AddressRange) each)));
    }

    private static Object operand(CanonicalReader in) {
        if (in.isText()) {
            return in.text();
        } else if (!in.isObject()) {
            return in.small();
        }
        in.object();
        Object operand = named(in);
        in.endObject();
        return operand;
    }

    private static Object named(CanonicalReader in) {
        if (in.isKey("number")) {
            in.key("number");
            return Cells.number(in);
        }
        List<Object> list = new ArrayList<>();
        if (in.isKey("numbers")) {
            in.key("numbers");
            for (in.array(); in.more(); ) {
                list.add(Cells.number(in));
            }
        } else if (in.isKey("texts")) {
            in.key("texts");
            list.addAll(in.texts());
        } else {
            in.key("ranges");
            for (in.array(); in.more(); ) {
                list.add(range(in));
            }
        }
        return List.copyOf(list);
    }

    private static JsonObject named(String kind, JsonValue value) {
        return JsonObject.builder().put(kind, value).build();
    }

    private static JsonArray range(AddressRange range) {
        return Cells.row(Cells.number(range.high()), Cells.number(range.low()), Cells.number(range.prefix()));
    }

    private static AddressRange range(CanonicalReader in) {
        in.array();
        AddressRange range = new AddressRange(Cells.number(in), Cells.number(in), in.small());
        in.endArray();
        return range;
    }
}
