package dev.breakglass.runtime.policy;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of names: a thing's number is its index. Looking up allocates nothing (open addressing, at most half full).
 * Immutable and thread-safe.
 */
final class NameTable {

    /** Answered for a name that nothing has. */
    static final int NONE = -1;

    private final @Nullable String[] names;
    /** Hash and number, by turns: most names that are not there are told apart without looking at them. */
    private final int[] slots;

    private final int mask;

    /** Of two things of one name the last is found. */
    <T> NameTable(List<T> things, Function<T, String> name) {
        int size = Integer.highestOneBit(Math.max(things.size(), 4)) * 4;
        this.names = new String[size];
        this.slots = new int[2 * size];
        this.mask = size - 1;
        for (int i = 0; i < things.size(); i++) {
            String key = name.apply(things.get(i));
            int at = place(key);
            names[at] = key;
            slots[2 * at] = key.hashCode();
            slots[2 * at + 1] = i;
        }
    }

    int of(String name) {
        int at = place(name);
        return names[at] == null ? NONE : slots[2 * at + 1];
    }

    /** Where the name stands, or would stand. */
    private int place(String name) {
        int hash = name.hashCode();
        int at = (hash ^ hash >>> 16) & mask;
        for (String found = names[at]; found != null; found = names[at]) {
            if (slots[2 * at] == hash && found.equals(name)) {
                break;
            }
            at = at + 1 & mask;
        }
        return at;
    }
}
