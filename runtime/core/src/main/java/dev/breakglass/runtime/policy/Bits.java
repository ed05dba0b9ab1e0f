package dev.breakglass.runtime.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Some of the numbers from 0 on, as words of bits; most sets have one word. Immutable and thread-safe. */
final class Bits {

    static final Bits NONE = new Bits(0, 0, null);

    final int word;
    final long bits;
    final @Nullable Bits more;

    private Bits(int word, long bits, @Nullable Bits more) {
        this.word = word;
        this.bits = bits;
        this.more = more;
    }

    /**
     * A set of these.
     *
     * @param numbers in order
     * @throws IndexOutOfBoundsException if one is less than 0
     */
    static Bits of(List<Integer> numbers) {
        Bits set = null;
        int end = numbers.size();
        if (end > 0) {
            Objects.checkIndex(numbers.get(0), Integer.MAX_VALUE);
        }
        while (end > 0) {
            int word = numbers.get(end - 1) >> 6;
            long bits = 0;
            for (; end > 0 && numbers.get(end - 1) >> 6 == word; end--) {
                bits |= 1L << numbers.get(end - 1);
            }
            set = new Bits(word, bits, set);
        }
        return set == null ? NONE : set;
    }

    /** Whether a number, perhaps less than 0, is one of these. */
    boolean has(int number) {
        for (Bits each = this; each != null; each = each.more) {
            if (each.word == number >> 6 && (each.bits >>> number & 1) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of these is set in words that begin at a cell. */
    boolean meet(long[] cells, int from) {
        for (Bits each = this; each != null; each = each.more) {
            if ((cells[from + each.word] & each.bits) != 0) {
                return true;
            }
        }
        return false;
    }
}
