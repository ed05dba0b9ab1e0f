package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.source.Place;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What something of the checked model means, as a text in which neither places nor the order of {@code and} and
 * {@code or} leave a trace. It goes through the components of the records, so that no clause can be forgotten.
 */
final class Shape {

    private Shape() {}

    /** Of a path without its name. */
    static String of(BreakglassPath path) {
        StringBuilder out = new StringBuilder();
        components(path, Set.of("name"), out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
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
            components(record, Set.of(), out);
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

    private static void unordered(String word, List<Expr> all, StringBuilder out) {
        List<String> shapes = new ArrayList<>();
        for (Expr each : all) {
            StringBuilder shape = new StringBuilder();
            write(each, shape);
            shapes.add(shape.toString());
        }
        Collections.sort(shapes);
        out.append(word).append(shapes);
    }

    private static void components(Record record, Set<String> without, StringBuilder out) {
        out.append('(');
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (component.getType() != Place.class && !without.contains(component.getName())) {
                write(value(record, component), out);
                out.append(',');
            }
        }
        out.append(')');
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record of the model that cannot be read", e);
        }
    }
}
