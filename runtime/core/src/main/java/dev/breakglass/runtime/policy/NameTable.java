package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.request.Names;
import java.util.List;

/**
 * The numbers of names: a name's number is its index. Looking up allocates nothing (open addressing, at most half full).
 * Immutable and thread-safe.
 */
final class NameTable {

    /** Answered for a name that nothing has. */
    static final int NONE = -1;

    private static final int EMPTY = 0;

    /** By number. */
    private final String[] names;
    /** Hash and, one more than it is, number, by turns: most names that are not there are told apart without looking at them. */
    private final int[] slots;

    private final int mask;

    /** Of a name that is there twice the last is found. */
    NameTable(List<String> all) {
        int size = Integer.highestOneBit(Math.max(all.size(), 4)) * 4;
        this.names = all.toArray(new String[0]);
        this.slots = new int[2 * size];
        this.mask = size - 1;
        for (int i = 0; i < names.length; i++) {
            int hash = names[i].hashCode();
            int at = start(hash);
            while (slots[at + 1] != EMPTY && !(slots[at] == hash && names[slots[at + 1] - 1].equals(names[i]))) {
                at = next(at);
            }
            slots[at] = hash;
            slots[at + 1] = i + 1;
        }
    }

    int of(String name) {
        int hash = name.hashCode();
        int at = start(hash);
        while (slots[at + 1] != EMPTY) {
            if (slots[at] == hash && names[slots[at + 1] - 1].equals(name)) {
                return slots[at + 1] - 1;
            }
            at = next(at);
        }
        return NONE;
    }

    /** The number of one of these names, which is not looked at if its hash is that of none. */
    int of(Names some, int index) {
        int hash = some.hash(index);
        int at = start(hash);
        while (slots[at + 1] != EMPTY) {
            if (slots[at] == hash && names[slots[at + 1] - 1].equals(some.get(index))) {
                return slots[at + 1] - 1;
            }
            at = next(at);
        }
        return NONE;
    }

    private int start(int hash) {
        return ((hash ^ hash >>> 16) & mask) << 1;
    }

    private int next(int at) {
        return at + 2 & 2 * mask;
    }
}
