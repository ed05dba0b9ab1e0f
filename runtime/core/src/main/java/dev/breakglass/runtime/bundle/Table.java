package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.CanonicalReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What many things have in common, read once and known by its number. There is one spelling: in the order in which it is first
 * referred to, none of it twice, and none that nothing refers to.
 */
final class Table<T> {

    private final List<T> rows = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private int used;

    /** @param written as it stands in the file */
    void add(T row, String written, CanonicalReader in) {
        if (!known.add(written)) {
            throw in.wrong("the row " + rows.size() + " of a table is there twice");
        }
        rows.add(row);
    }

    /** The row of the number that is next. */
    T row(CanonicalReader in) {
        int number = in.small();
        if (number < 0 || number >= rows.size()) {
            throw in.wrong("no row " + number + " in a table of " + rows.size());
        }
        if (number > used) {
            throw in.wrong("the row " + number + " of a table is referred to before the row " + used);
        }
        used = Math.max(used, number + 1);
        return rows.get(number);
    }

    /** All has been referred to that ever will be. */
    void end(CanonicalReader in) {
        if (used < rows.size()) {
            throw in.wrong("nothing refers to the row " + used + " of a table");
        }
    }
}
