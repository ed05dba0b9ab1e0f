package dev.breakglass.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a generator chooses, as a row of numbers: by chance, and then kept, or once more from a row that was kept. Where a
 * row ends everything is the first choice, so a row that is shorter, or has smaller numbers, makes something simpler.
 */
final class Choices {

    private final Random random;
    private final boolean chance;
    private final List<Integer> row;
    private int at;

    private Choices(Random random, boolean chance, List<Integer> row) {
        this.random = random;
        this.chance = chance;
        this.row = row;
    }

    static Choices of(Random random) {
        return new Choices(random, true, new ArrayList<>());
    }

    static Choices of(List<Integer> row) {
        return new Choices(new Random(0), false, row);
    }

    /** What was chosen so far, by chance. */
    List<Integer> row() {
        return List.copyOf(row);
    }

    /** One of so many, from 0 on. */
    int next(int many) {
        if (chance) {
            int chosen = random.nextInt(many);
            row.add(chosen);
            return chosen;
        }
        return at < row.size() ? row.get(at++) % many : 0;
    }

    /** Once in so many times. */
    boolean rarely(int times) {
        return next(times) == times - 1;
    }

    boolean flag() {
        return rarely(2);
    }

    @SafeVarargs
    final <T> T one(T... all) {
        return all[next(all.length)];
    }

    <T> T one(List<T> all) {
        return all.get(next(all.size()));
    }

    /** Some of a list, at least one, in its order. */
    List<String> some(List<String> all) {
        List<String> some = all.stream().filter(each -> flag()).toList();
        return some.isEmpty() ? List.of(one(all)) : some;
    }
}
