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
        int number = numbers.computeIfAbsent(shape, added -> {
            shapes.add(added);
            uses.add(new Use(place, 0));
            return shapes.size() - 1;
        });
        Use use = uses.get(number);
        uses.set(number, new Use(use.first(), use.conditions() + 1));
        return number;
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
