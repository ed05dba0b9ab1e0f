package dev.breakglass.runtime.request;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        if (values instanceof ByName<V> same) {
            return same;
        }
        List<Map.Entry<String, V>> entries = new ArrayList<>(values.size());
        values.forEach((name, value) -> entries.add(Map.entry(name, value)));
        entries.sort(Map.Entry.comparingByKey());
        return new ByName<>(List.copyOf(entries));
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
