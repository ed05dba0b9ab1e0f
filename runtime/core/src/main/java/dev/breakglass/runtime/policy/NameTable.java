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
            put(name.apply(things.get(i)), i);
        }
    }

    private void put(String name, int number) {
        int hash = name.hashCode();
        int slot = first(hash);
        while (names[slot] != null && !name.equals(names[slot])) {
            slot = slot + 1 & mask;
        }
        names[slot] = name;
        slots[2 * slot] = hash;
        slots[2 * slot + 1] = number;
    }

    int of(String name) {
        int hash = name.hashCode();
        for (int slot = slot(hash, first(hash)); slot != NONE; slot = slot(hash, slot + 1 & mask)) {
            if (name.equals(names[slot])) {
                return slots[2 * slot + 1];
            }
        }
        return NONE;
    }

    /**
     * As {@link #of(String)}; the characters are looked at only if the number could be wanted.
     *
     * @param rows for each number so many words of bits as {@code wanted} has; one bit in common makes it wanted
     */
    int ofWanted(String name, long[] rows, long[] wanted) {
        int hash = name.hashCode();
        for (int slot = slot(hash, first(hash)); slot != NONE; slot = slot(hash, slot + 1 & mask)) {
            int number = slots[2 * slot + 1];
            if (meet(rows, number * wanted.length, wanted) && name.equals(names[slot])) {
                return number;
            }
        }
        return NONE;
    }

    private static boolean meet(long[] rows, int from, long[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if ((rows[from + i] & wanted[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    private int first(int hash) {
        return (hash ^ hash >>> 16) & mask;
    }

    /** The next slot of a name with this hash, or {@link #NONE}. */
    private int slot(int hash, int from) {
        int slot = from;
        while (names[slot] != null && slots[2 * slot] != hash) {
            slot = slot + 1 & mask;
        }
        return names[slot] == null ? NONE : slot;
    }
}
