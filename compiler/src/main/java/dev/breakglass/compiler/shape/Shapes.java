package dev.breakglass.compiler.shape;

import dev.breakglass.dsl.source.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The forms of a policy's conditions, each once, numbered in the order in which they were met. */
public final class Shapes {

    private final Map<Shape, Integer> numbers = new HashMap<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();

    /** @param first where the form was met first */
    public record Use(Place first, int conditions) {}

    /** The number of a form that is met at a place. */
    public int number(Shape shape, Place place) {
        return number(shape, new Use(place, 1));
    }

    /**
     * The numbers of forms that were met somewhere else, which is met now.
     *
     * @param guesses what they may be, perhaps of fewer or more
     */
    public int[] numbers(Shapes others, int[] guesses) {
        int[] found = new int[others.size()];
        for (int i = 0; i < found.length; i++) {
            int guess = i < guesses.length ? guesses[i] : 0;
            if (guess < shapes.size() && shapes.get(guess).equals(others.get(i))) {
                used(guess, others.use(i));
                found[i] = guess;
            } else {
                found[i] = number(others.get(i), others.use(i));
            }
        }
        return found;
    }

    private int number(Shape shape, Use use) {
        Integer known = numbers.putIfAbsent(shape, shapes.size());
        if (known == null) {
            shapes.add(shape);
            uses.add(use);
            return shapes.size() - 1;
        }
        used(known, use);
        return known;
    }

    private void used(int number, Use use) {
        Use before = uses.get(number);
        uses.set(number, new Use(before.first(), before.conditions() + use.conditions()));
    }

    /** All of them, in order of number. */
    public List<Shape> all() {
        return List.copyOf(shapes);
    }

    public int size() {
        return shapes.size();
    }

    public Shape get(int number) {
        return shapes.get(number);
    }

    public Use use(int number) {
        return uses.get(number);
    }
}
