package dev.breakglass.compiler.shape;

import java.util.List;

/**
 * The form of a condition: the bodies of Java methods {@code static int (Facts f, Constants c, int at)}, the whole condition last.
 * Where a body calls an earlier one it writes {@code @n(f, c, at)}.
 */
public record Shape(List<String> bodies) {

    public Shape {
        bodies = List.copyOf(bodies);
    }
}
