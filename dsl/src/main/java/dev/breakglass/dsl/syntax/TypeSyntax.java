package dev.breakglass.dsl.syntax;

import dev.breakglass.dsl.source.Place;
import java.util.List;

/**
 * A type as written.
 *
 * @param word {@code bool}, {@code int}, {@code string}, {@code duration}, {@code ip} or {@code enum}
 * @param sets how many times {@code set of} stands before it
 * @param values of an enum
 */
public record TypeSyntax(String word, int sets, List<Written<String>> values, Place place) {

    public TypeSyntax {
        values = List.copyOf(values);
    }
}
