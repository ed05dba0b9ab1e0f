package dev.breakglass.compiler.janino;

import dev.breakglass.compiler.shape.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Class files of the policies that were compiled last, by the forms of their conditions: all that the classes depend on. A policy
 * that changes and keeps its forms keeps its classes. Safe for any thread.
 */
public final class ClassCache {

    private static final int POLICIES_MAX = 16;

    private final Map<List<Shape>, Map<String, byte[]>> classes =
            Collections.synchronizedMap(new LinkedHashMap<>(POLICIES_MAX, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<List<Shape>, Map<String, byte[]>> eldest) {
                    return size() > POLICIES_MAX;
                }
            });

    /** The class files by class name, which nobody changes; compiled if they are not known. */
    public Map<String, byte[]> of(List<Shape> shapes, Supplier<Map<String, byte[]>> compile) {
        Map<String, byte[]> known = classes.get(shapes);
        if (known == null) {
            known = Map.copyOf(compile.get());
            classes.put(shapes, known);
        }
        return known;
    }
}
