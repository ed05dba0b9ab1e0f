package dev.breakglass.runtime.request;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;

/** Names without repetition, in order, to be walked by index without an iterator. Immutable and thread-safe. */
public final class Names extends AbstractSet<String> {

    private static final Names NONE = new Names(new String[0]);

    private final String[] sorted;
    /** So that most names are told from others without looking at them. */
    private final int[] hashes;

    private Names(String[] sorted) {
        this.sorted = sorted;
        this.hashes = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            hashes[i] = sorted[i].hashCode();
        }
    }

    public static Names copyOf(Collection<String> names) {
        if (names instanceof Names same) {
            return same;
        }
        return names.isEmpty() ? NONE : new Names(withoutRepetition(names.toArray(new String[0])));
    }

    private static String[] withoutRepetition(String[] names) {
        Arrays.sort(names);
        int kept = 1;
        for (int i = 1; i < names.length; i++) {
            if (!names[i].equals(names[i - 1])) {
                names[kept++] = names[i];
            }
        }
        return kept == names.length ? names : Arrays.copyOf(names, kept);
    }

    /** @throws IndexOutOfBoundsException if there are not so many */
    public String get(int index) {
        return sorted[index];
    }

    /**
     * The hash code of the name that {@link #get} answers.
     *
     * @throws IndexOutOfBoundsException if there are not so many
     */
    public int hash(int index) {
        return hashes[index];
    }

    @Override
    public int size() {
        return sorted.length;
    }

    @Override
    public boolean contains(Object name) {
        return name instanceof String text && Arrays.binarySearch(sorted, text) >= 0;
    }

    @Override
    public Iterator<String> iterator() {
        return Arrays.asList(sorted).iterator();
    }
}
