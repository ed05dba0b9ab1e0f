package dev.breakglass.compiler.validate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What stands just before and after a thing in its list. Immutable. */
final class Neighbours<T> {

    private final List<T> all;
    private final Function<T, String> name;
    private final Map<String, Integer> numbers = new HashMap<>();

    /** @param name what tells one from every other */
    Neighbours(List<T> all, Function<T, String> name) {
        this.all = List.copyOf(all);
        this.name = name;
        for (int i = 0; i < all.size(); i++) {
            numbers.put(name.apply(all.get(i)), i);
        }
    }

    List<T> of(T thing) {
        int number = numbers.getOrDefault(name.apply(thing), -1);
        List<T> neighbours = new ArrayList<>();
        for (int i = Math.max(0, number - 1); number >= 0 && i < Math.min(all.size(), number + 2); i++) {
            if (i != number) {
                neighbours.add(all.get(i));
            }
        }
        return neighbours;
    }
}
