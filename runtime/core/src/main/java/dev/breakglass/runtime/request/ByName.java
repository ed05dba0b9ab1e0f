package dev.breakglass.runtime.request;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values by name, in order of name, of which there are few as a rule. Immutable and thread-safe. */
public final class ByName<V> extends AbstractMap<String, V> {

    private final String[] names;
    /** So that most names are told from others without looking at them. */
    private final int[] hashes;
    /** Of the type {@code V}, by the index of their names. */
    private final Object[] values;

    private ByName(List<Map.Entry<String, V>> entries) {
        this.names = entries.stream().map(Map.Entry::getKey).toArray(String[]::new);
        this.hashes =
                entries.stream().mapToInt(entry -> entry.getKey().hashCode()).toArray();
        this.values = entries.stream().map(Map.Entry::getValue).toArray();
    }

    /** @throws NullPointerException if a name or a value is null */
    public static <V> ByName<V> copyOf(Map<String, V> values) {
        if (values instanceof ByName<V> same) {
            return same;
        }
        List<Map.Entry<String, V>> entries = new ArrayList<>(values.size());
        values.forEach((name, value) -> entries.add(Map.entry(name, value)));
        entries.sort(Map.Entry.comparingByKey());
        return new ByName<>(entries);
    }

    @Override
    public @Nullable V get(Object name) {
        int hash = name.hashCode();
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] == hash && names[i].equals(name)) {
                return value(i);
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private V value(int index) {
        return (V) values[index];
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, V>> iterator() {
                return IntStream.range(0, names.length)
                        .mapToObj(i -> Map.entry(names[i], value(i)))
                        .iterator();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }
}
