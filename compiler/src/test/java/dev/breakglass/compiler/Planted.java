package dev.breakglass.compiler;

import com.google.re2j.Pattern;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Justify;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.Place;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A checked policy with another text wherever one was: what no policy file could say, because the language does not let it
 * in, can be handed to the compiler all the same.
 */
final class Planted {

    private final String mark;
    private final String text;

    private Planted(String mark, String text) {
        this.mark = mark;
        this.text = text;
    }

    /** With the text in place of every mark in it; in a pattern it stands quoted. */
    static Policy in(Policy policy, String mark, String text) {
        return (Policy) new Planted(mark, text).any(policy);
    }

    private Object any(Object value) {
        if (value instanceof String string) {
            return string.replace(mark, text);
        } else if (value instanceof Place) {
            return value;
        } else if (value instanceof Record record) {
            return record(record);
        } else if (value instanceof List<?> list) {
            List<Object> changed = new ArrayList<>();
            list.forEach(each -> changed.add(any(each)));
            return changed;
        } else if (value instanceof Optional<?> option) {
            return option.map(this::any);
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, Object> changed = new TreeMap<>();
            map.forEach((key, each) -> changed.put(key, any(each)));
            return changed;
        }
        return value instanceof EnumSet<?> set ? set.clone() : value;
    }

    private Object record(Record record) {
        boolean pattern = record instanceof Expr.Matches || record instanceof Justify.Ticket;
        RecordComponent[] components = record.getClass().getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                Object value = components[i].getAccessor().invoke(record);
                values[i] = pattern && value instanceof String string
                        ? string.replace(mark, Pattern.quote(text))
                        : any(value);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return record.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
