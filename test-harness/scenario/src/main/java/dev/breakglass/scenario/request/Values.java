package dev.breakglass.scenario.request;

import dev.breakglass.runtime.request.Value;
import dev.breakglass.scenario.words.Holder;
import dev.breakglass.scenario.words.WordGatherer;
import dev.breakglass.scenario.yaml.Read;
import dev.breakglass.scenario.yaml.ScalarKind;
import dev.breakglass.scenario.yaml.ScenarioException;
import dev.breakglass.scenario.yaml.Yaml;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Attributes and signals: true or false, a whole number, a text, or a set of these. */
public final class Values {

    private static final String ELEMENT = "an element";

    private Values() {}

    public static Value value(Yaml yaml, String what) {
        if (yaml instanceof Yaml.Scalar scalar) {
            if (scalar.kind() == ScalarKind.BOOL) {
                return Value.of(Read.bool(yaml, what));
            }
            if (scalar.kind() == ScalarKind.INT) {
                return Value.of(Read.whole(yaml, what));
            }
            if (scalar.kind() == ScalarKind.TEXT) {
                return Value.of(Read.text(yaml, what));
            }
        }
        if (yaml instanceof Yaml.Sequence && !what.equals(ELEMENT)) {
            return limited(yaml, Read.list(yaml, what, each -> value(each, ELEMENT)));
        }
        throw Read.expected(
                yaml,
                what,
                what.equals(ELEMENT)
                        ? "true, false, a whole number or a text"
                        : "true, false, a whole number, a text or a list of these");
    }

    private static Value limited(Yaml yaml, List<Value> values) {
        try {
            return Value.of(values);
        } catch (IllegalArgumentException e) {
            throw new ScenarioException(yaml.place(), String.valueOf(e.getMessage()));
        }
    }

    /** What a signal is, which is the key of an entry. */
    public static Value signal(Yaml.Entry entry, Yaml yaml, String what, WordGatherer words) {
        Value value = value(yaml, what);
        words.values(Holder.SEGMENTATION, entry, Optional.of(value), yaml);
        return value;
    }

    /** What a holder has, by name. */
    public static Map<String, Value> map(Yaml yaml, String what, Holder holder, WordGatherer words) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Yaml.Entry entry : Read.map(yaml, what).entries()) {
            Value value = value(entry.value(), "`" + entry.key() + "`");
            words.values(holder, entry, Optional.of(value), entry.value());
            values.put(entry.key(), value);
        }
        return Collections.unmodifiableMap(values);
    }
}
