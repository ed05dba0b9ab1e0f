package dev.breakglass.compiler.validate;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Small faults in data, one at a time: every number of a tree of records is one more and one less, every flag the opposite,
 * every text another, everything that may be left out left out, and every list without one of its elements, or with two of
 * them exchanged.
 */
final class RecordMutants {

    /**
     * A fault.
     *
     * @param name where in the tree, and what became of what
     * @param value the whole tree with it
     */
    record Mutant<T>(String name, T value) {

        /** Which part of the tree it is in, whichever element of a list that is. */
        String part() {
            return name.replaceAll(": .*", "").replaceAll("\\[[^]]*]", "");
        }
    }

    private RecordMutants() {}

    /** Every fault at every place, in order; what a constructor refuses is left out. */
    static <T extends Record> List<Mutant<T>> of(T tree) {
        List<Mutant<T>> mutants = new ArrayList<>();
        for (Mutant<Object> mutant : any(tree, "")) {
            @SuppressWarnings("unchecked")
            T whole = (T) mutant.value();
            mutants.add(new Mutant<>(mutant.name(), whole));
        }
        return mutants;
    }

    private static List<Mutant<Object>> any(@Nullable Object value, String path) {
        List<Mutant<Object>> mutants = new ArrayList<>();
        if (value instanceof Record record) {
            mutants.addAll(components(record, path));
        } else if (value instanceof Integer number) {
            leaf(mutants, path, value, number + 1, number - 1);
        } else if (value instanceof Long number) {
            leaf(mutants, path, value, number + 1, number - 1);
        } else if (value instanceof Boolean flag) {
            leaf(mutants, path, value, !flag);
        } else if (value instanceof String text) {
            leaf(mutants, path, value, text + "q");
        } else if (value instanceof Duration length) {
            leaf(mutants, path, value, length.plusNanos(1), length.minusNanos(1));
        } else if (value instanceof Enum<?> constant) {
            List<?> all = List.of(constant.getDeclaringClass().getEnumConstants());
            leaf(mutants, path, value, all.get((all.indexOf(constant) + 1) % all.size()));
        } else if (value instanceof Optional<?> option && option.isPresent()) {
            leaf(mutants, path, value, Optional.empty());
            any(option.get(), path)
                    .forEach(inner -> mutants.add(new Mutant<>(inner.name(), Optional.of(inner.value()))));
        } else if (value instanceof List<?> list) {
            mutants.addAll(elements(list, path));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, one) -> any(one, path + "[" + key + "]").forEach(inner -> {
                Map<Object, Object> changed = new TreeMap<>(map);
                changed.put(key, inner.value());
                mutants.add(new Mutant<>(inner.name(), changed));
            }));
        }
        return mutants;
    }

    private static void leaf(List<Mutant<Object>> mutants, String path, Object was, Object... becomes) {
        for (Object other : becomes) {
            mutants.add(new Mutant<>(path + ": " + was + " -> " + other, other));
        }
    }

    private static List<Mutant<Object>> elements(List<?> list, String path) {
        List<Mutant<Object>> mutants = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            int number = i;
            any(list.get(i), path + "[" + i + "]")
                    .forEach(inner -> mutants.add(new Mutant<>(inner.name(), with(list, number, inner.value()))));
            List<Object> shorter = new ArrayList<>(list);
            shorter.remove(i);
            mutants.add(new Mutant<>(path + "[" + i + "] left out", shorter));
            if (i + 1 < list.size() && !list.get(i).equals(list.get(i + 1))) {
                List<Object> swapped = new ArrayList<>(list);
                Collections.swap(swapped, i, i + 1);
                mutants.add(new Mutant<>(path + "[" + i + "] exchanged with the next", swapped));
            }
        }
        return mutants;
    }

    private static List<Object> with(List<?> list, int number, Object other) {
        List<Object> changed = new ArrayList<>(list);
        changed.set(number, other);
        return changed;
    }

    private static List<Mutant<Object>> components(Record record, String path) {
        List<Mutant<Object>> mutants = new ArrayList<>();
        RecordComponent[] components = record.getClass().getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                components[i].getAccessor().setAccessible(true);
                values[i] = components[i].getAccessor().invoke(record);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<? extends Record> constructor = record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            for (int i = 0; i < components.length; i++) {
                String name = path.isEmpty() ? components[i].getName() : path + "." + components[i].getName();
                for (Mutant<Object> inner : any(values[i], name)) {
                    made(constructor, values, i, inner.value())
                            .ifPresent(made -> mutants.add(new Mutant<>(inner.name(), made)));
                }
                if (components[i].getAnnotatedType().isAnnotationPresent(Nullable.class) && values[i] != null) {
                    made(constructor, values, i, null)
                            .ifPresent(made -> mutants.add(new Mutant<>(name + " left out", made)));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return mutants;
    }

    private static Optional<Object> made(
            Constructor<? extends Record> constructor, @Nullable Object[] values, int number, @Nullable Object other)
            throws ReflectiveOperationException {
        @Nullable Object[] changed = values.clone();
        changed[number] = other;
        try {
            return Optional.of(constructor.newInstance(changed));
        } catch (InvocationTargetException e) {
            return Optional.empty();
        }
    }
}
