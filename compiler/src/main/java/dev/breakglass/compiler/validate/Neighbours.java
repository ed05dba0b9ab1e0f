package dev.breakglass.compiler.validate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands just before and after a thing in its list. Immutable. */
final class Neighbours<T> {

    private final List<T> all;
    private final Map<T, Integer> numbers = new HashMap<>();

    Neighbours(List<T> all) {
        this.all = List.copyOf(all);
        for (int i = 0; i < all.size(); i++) {
            numbers.put(all.get(i), i);
        }
    }

    List<T> all() {
        return all;
    }

    List<T> of(T thing) {
        int number = numbers.getOrDefault(thing, -1);
        List<T> neighbours = new ArrayList<>();
        for (int i = Math.max(0, number - 1); number >= 0 && i < Math.min(all.size(), number + 2); i++) {
            if (i != number) {
                neighbours.add(all.get(i));
            }
        }
        return neighbours;
    }
}
