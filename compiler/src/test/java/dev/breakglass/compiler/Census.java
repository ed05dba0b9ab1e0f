package dev.breakglass.compiler;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a tree of records is made of, and what trees of its type can be made of, both read from the types: every record,
 * every constant of an enum, every option there and not there, every flag true and false, and every list with something in
 * it. What the types can be and no tree is has not been reached.
 */
public final class Census {

    private final Set<String> facts = new TreeSet<>();

    /** What was seen so far, or what there is to be seen. */
    public Set<String> facts() {
        return facts;
    }

    /** Notes everything in a tree. */
    public void see(Object value) {
        if (value instanceof Place || value instanceof SourceFile) {
            return;
        } else if (value instanceof Record record) {
            facts.add(name(record.getClass()));
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                seeComponent(component, read(component, record));
            }
        } else if (value instanceof Enum<?> constant) {
            facts.add(name(constant));
        } else if (value instanceof Collection<?> many) {
            many.forEach(this::see);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::see);
        } else if (value instanceof Optional<?> option) {
            option.ifPresent(this::see);
        }
    }

    private void seeComponent(RecordComponent component, Object value) {
        String name = name(component);
        if (value instanceof Optional<?> option) {
            facts.add(name + (option.isPresent() ? " said" : " left out"));
        } else if (value instanceof OptionalInt option) {
            facts.add(name + (option.isPresent() ? " said" : " left out"));
        } else if (value instanceof Boolean) {
            facts.add(name + " " + value);
        } else if ((value instanceof Collection<?> many && !many.isEmpty())
                || (value instanceof Map<?, ?> map && !map.isEmpty())) {
            facts.add(name + " filled");
        }
        see(value);
    }

    /** Everything that trees of a type can be made of. */
    public static Set<String> of(Class<?> type) {
        Census all = new Census();
        all.possible(type, new HashSet<>());
        return all.facts();
    }

    /** Every component of a record within a type that is a number or a length of time: whatever can have an edge. */
    static Set<String> measures(Class<?> type) {
        Set<String> measures = new TreeSet<>();
        Set<Class<?>> records = new HashSet<>();
        new Census().possible(type, records);
        for (Class<?> record : records) {
            for (RecordComponent component :
                    record.isRecord() ? record.getRecordComponents() : new RecordComponent[0]) {
                String shape = component.getGenericType().getTypeName();
                boolean measure = Set.of("int", "long", Duration.class.getName(), OptionalInt.class.getName())
                                .contains(shape)
                        || shape.equals("java.util.Optional<java.time.Duration>");
                if (measure) {
                    measures.add(name(component));
                }
            }
        }
        return measures;
    }

    private void possible(Type type, Set<Class<?>> seen) {
        if (type instanceof ParameterizedType parameterized) {
            for (Type argument : parameterized.getActualTypeArguments()) {
                possible(argument, seen);
            }
        } else if (type instanceof WildcardType wildcard) {
            possible(wildcard.getUpperBounds()[0], seen);
        } else if (type instanceof Class<?> known && known != Place.class && seen.add(known)) {
            if (known.isRecord()) {
                facts.add(name(known));
                for (RecordComponent component : known.getRecordComponents()) {
                    possibleComponent(component);
                    possible(component.getGenericType(), seen);
                }
            } else if (known.isEnum()) {
                for (Object constant : known.getEnumConstants()) {
                    facts.add(name((Enum<?>) constant));
                }
            } else if (known.isSealed()) {
                for (Class<?> permitted : known.getPermittedSubclasses()) {
                    possible(permitted, seen);
                }
            }
        }
    }

    private void possibleComponent(RecordComponent component) {
        Class<?> type = component.getType();
        String name = name(component);
        if (type == Optional.class || type == OptionalInt.class) {
            facts.add(name + " said");
            facts.add(name + " left out");
        } else if (type == boolean.class) {
            facts.add(name + " true");
            facts.add(name + " false");
        } else if (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
            facts.add(name + " filled");
        }
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the package, and with the type that it is nested in. */
    private static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    private static String name(RecordComponent component) {
        return name(component.getDeclaringRecord()) + "." + component.getName();
    }

    private static String name(Enum<?> constant) {
        return name(constant.getDeclaringClass()) + "." + constant.name();
    }
}
