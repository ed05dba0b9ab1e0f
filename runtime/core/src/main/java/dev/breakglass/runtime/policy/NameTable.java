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

    /** 2^32 divided by the golden ratio: spreads names alike but for a number over the whole table (Knuth, TAOCP 6.4). */
    private static final int SPREAD = 0x9E37_79B9;

    /** By place, so that what stands there is found without asking for its number first. */
    private final String[] names;
    /** By place hash and, one more than it is, number: most names that are not there are told apart without looking at them. */
    private final int[] slots;

    private final int mask;
    private final int shift;

    /** Of a name that is there twice the last is found. */
    NameTable(List<String> all) {
        int size = Integer.highestOneBit(Math.max(all.size(), 4)) * 4;
        this.names = new String[size];
        this.slots = new int[2 * size];
        this.mask = size - 1;
        this.shift = Integer.numberOfLeadingZeros(mask);
        for (int i = 0; i < all.size(); i++) {
            String name = all.get(i);
            int hash = name.hashCode();
            int at = start(hash);
            while (slots[2 * at + 1] != EMPTY && !(slots[2 * at] == hash && names[at].equals(name))) {
                at = next(at);
            }
            names[at] = name;
            slots[2 * at] = hash;
            slots[2 * at + 1] = i + 1;
        }
    }

    int of(String name) {
        int hash = name.hashCode();
        int at = start(hash);
        while (slots[2 * at + 1] != EMPTY) {
            if (slots[2 * at] == hash && names[at].equals(name)) {
                return slots[2 * at + 1] - 1;
            }
            at = next(at);
        }
        return NONE;
    }

    /** The number of one of these names, which is not looked at if its hash is that of none. */
    int of(Names some, int index) {
        int hash = some.hash(index);
        int at = start(hash);
        while (slots[2 * at + 1] != EMPTY) {
            if (slots[2 * at] == hash && names[at].equals(some.get(index))) {
                return slots[2 * at + 1] - 1;
            }
            at = next(at);
        }
        return NONE;
    }

    private int start(int hash) {
        return hash * SPREAD >>> shift;
    }

    private int next(int at) {
        return at + 1 & mask;
    }
}
