package dev.breakglass.dsl.syntax;

import java.util.List;

/** {@code bool}, or {@code enum} with its values. */
public record TypeSyntax(Word name, List<Word> values) {

    public TypeSyntax {
        values = List.copyOf(values);
    }
}
