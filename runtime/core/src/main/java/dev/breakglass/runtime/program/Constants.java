package dev.breakglass.runtime.program;

import java.util.Arrays;

/**
 * What the conditions of a policy compare with: cells, one after the other, of which a condition has those from its first one
 * on. A cell is a number by itself (of an input, a role, a mark), or says which text or list is meant. Immutable and thread-safe.
 */
public final class Constants {

    private static final int FEW = 8;

    private final long[] cells;
    private final Object[] others;

    /**
     * Constants of these parts, which nobody changes any more.
     *
     * @param others each a {@code String}, a sorted {@code long[]}, a {@code String[]} or an {@link AddressRange}{@code []}
     */
    public Constants(long[] cells, Object[] others) {
        this.cells = cells;
        this.others = others;
    }

    /** An input, a role or a mark. */
    public int index(int cell) {
        return (int) cells[cell];
    }

    public long number(int cell) {
        return cells[cell];
    }

    public String text(int cell) {
        return (String) others[(int) cells[cell]];
    }

    public AddressRange range(int cell) {
        return ((AddressRange[]) others[(int) cells[cell]])[0];
    }

    /** Whether a value is in the list of numbers. */
    public boolean listed(int cell, long value) {
        long[] list = (long[]) others[(int) cells[cell]];
        if (list.length > FEW) {
            return Arrays.binarySearch(list, value) >= 0;
        }
        for (long each : list) {
            if (each == value) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value from 0 to 63 is one of those whose bits are set. */
    public boolean hasBit(int cell, long value) {
        return (cells[cell] >>> value & 1) != 0;
    }

    /** Whether a value is in the list of texts. */
    public boolean listed(int cell, String value) {
        for (String each : (String[]) others[(int) cells[cell]]) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an address lies in one of the list of ranges. */
    public boolean inRanges(int cell, Facts facts, int input) {
        for (AddressRange range : (AddressRange[]) others[(int) cells[cell]]) {
            if (facts.inRange(input, range)) {
                return true;
            }
        }
        return false;
    }
}
