package dev.breakglass.dsl.lint.fix;

import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.source.Place;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parts of a checked policy without the places at which they were written: nested lists that can be compared. */
final class Plain {

    private Plain() {}

    /** A record is its kind and its components; a role within another part is its name, for it is compared by itself. */
    static Object of(Object part) {
        if (part instanceof Optional<?> maybe) {
            return maybe.<Object>map(Plain::of).map(List::of).orElse(List.of());
        } else if (part instanceof Map<?, ?> map) {
            return List.copyOf(map.entrySet());
        } else if (part instanceof Collection<?> many) {
            return many.stream()
                    .map(one -> one instanceof Role role ? role.name() : of(one))
                    .toList();
        }
        return part instanceof Record record ? components(record) : part;
    }

    private static Object components(Record record) {
        List<Object> parts = new ArrayList<>();
        parts.add(record.getClass().getSimpleName());
        try {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                if (component.getType() != Place.class) {
                    parts.add(of(component.getAccessor().invoke(record)));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return parts;
    }
}
