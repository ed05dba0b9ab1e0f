package dev.breakglass.runtime.policy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Cells that grow; blocks of the same content are kept once. The first cell is nobody's, so that 0 says "none". */
final class Blocks {

    private final Map<Block, Integer> known = new HashMap<>();
    private long[] cells = new long[1 << 10];
    private int size = 1;

    /** A block by its content. */
    private static final class Block {
        private final long[] cells;
        private final int hash;

        Block(long[] cells) {
            this.cells = cells;
            this.hash = Arrays.hashCode(cells);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Block block && Arrays.equals(cells, block.cells);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** The first of so many cells that are somebody's own. */
    int reserve(int count) {
        int at = size;
        size += count;
        if (size > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(size, 2 * cells.length));
        }
        return at;
    }

    void put(int at, long... values) {
        System.arraycopy(values, 0, cells, at, values.length);
    }

    /** The first cell of a block of these, perhaps shared. */
    int of(long... values) {
        return known.computeIfAbsent(new Block(values), block -> {
            int at = reserve(values.length);
            put(at, values);
            return at;
        });
    }

    /** A list of these: how many, and each of them. */
    int list(long... values) {
        long[] list = new long[values.length + 1];
        list[0] = values.length;
        System.arraycopy(values, 0, list, 1, values.length);
        return of(list);
    }

    long[] all() {
        return Arrays.copyOf(cells, size);
    }
}
