package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.source.Place;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What something of the checked model means, as a text in which neither places nor the order of {@code and} and
 * {@code or} leave a trace. It goes through the components of the records, so that no clause can be forgotten. Not
 * thread-safe.
 */
final class Shape {

    /** What there is to read of each kind of record, for looking that up takes longer than reading it. */
    private final Map<Class<?>, List<Method>> accessors = new HashMap<>();

    /** Of a path without its name. */
    String of(BreakglassPath path) {
        StringBuilder out = new StringBuilder();
        components(path, out);
        return out.toString();
    }

    private void write(Object value, StringBuilder out) {
        if (value instanceof Zone zone) {
            out.append(zone.name());
        } else if (value instanceof Role role) {
            out.append(role.name());
        } else if (value instanceof Expr.And and) {
            unordered("and", and.all(), out);
        } else if (value instanceof Expr.Or or) {
            unordered("or", or.any(), out);
        } else if (value instanceof Record record) {
            out.append(record.getClass().getSimpleName());
            components(record, out);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> write(present, out));
        } else if (value instanceof Collection<?> all) {
            out.append('[');
            all.forEach(each -> write(each, out.append(' ')));
            out.append(']');
        } else {
            String text = value.toString();
            out.append(text.length()).append(':').append(text);
        }
    }

    private void unordered(String word, List<Expr> all, StringBuilder out) {
        List<String> shapes = new ArrayList<>();
        for (Expr each : all) {
            StringBuilder shape = new StringBuilder();
            write(each, shape);
            shapes.add(shape.toString());
        }
        Collections.sort(shapes);
        out.append(word).append(shapes);
    }

    private void components(Record record, StringBuilder out) {
        out.append('(');
        for (Method accessor : accessors.computeIfAbsent(record.getClass(), Shape::accessors)) {
            try {
                write(accessor.invoke(record), out);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record of the model that cannot be read", e);
            }
            out.append(',');
        }
        out.append(')');
    }

    private static List<Method> accessors(Class<?> record) {
        return Stream.of(record.getRecordComponents())
                .filter(component -> component.getType() != Place.class)
                .filter(component ->
                        record != BreakglassPath.class || !component.getName().equals("name"))
                .map(RecordComponent::getAccessor)
                .toList();
    }
}
