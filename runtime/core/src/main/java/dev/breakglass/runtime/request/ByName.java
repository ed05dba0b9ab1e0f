package dev.breakglass.runtime.request;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values by name, in order of name, of which there are few as a rule. Immutable and thread-safe. */
public final class ByName<V> extends AbstractMap<String, V> {

    private final List<Map.Entry<String, V>> entries;
    /** So that most names are told from others without looking at them. */
    private final int[] hashes;

    private ByName(List<Map.Entry<String, V>> entries) {
        this.entries = entries;
        this.hashes = new int[entries.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = entries.get(i).getKey().hashCode();
        }
    }

    /** @throws NullPointerException if a name or a value is null */
    public static <V> ByName<V> copyOf(Map<String, V> values) {
        return values instanceof ByName<V> same
                ? same
                : new ByName<>(new TreeMap<>(values)
                        .entrySet().stream()
                                .map(each -> Map.entry(each.getKey(), each.getValue()))
                                .toList());
    }

    @Override
    public @Nullable V get(Object name) {
        int hash = name.hashCode();
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] == hash && entries.get(i).getKey().equals(name)) {
                return entries.get(i).getValue();
            }
        }
        return null;
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
                return entries.iterator();
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }
}
