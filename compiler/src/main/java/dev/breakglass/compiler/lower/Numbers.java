package dev.breakglass.compiler.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of things: each has one, in the order in which they are met. */
final class Numbers<T> {

    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> things = new ArrayList<>();

    /**
     * The thing's number; the next one if it has none.
     *
     * @param guess what it may be, which is found out faster than what it is
     */
    int of(T thing, int guess) {
        if (guess < things.size() && things.get(guess).equals(thing)) {
            return guess;
        }
        Integer known = numbers.putIfAbsent(thing, things.size());
        if (known != null) {
            return known;
        }
        things.add(thing);
        return things.size() - 1;
    }

    /** In order of number. */
    List<T> all() {
        return things;
    }
}
