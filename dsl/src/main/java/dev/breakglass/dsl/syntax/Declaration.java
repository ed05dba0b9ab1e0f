package dev.breakglass.dsl.syntax;

import dev.breakglass.dsl.source.Place;
import java.util.List;
import java.util.Optional;

/** A declaration as it was written. */
public sealed interface Declaration {

    Place place();

    record Actions(List<Word> names, List<Word> includes, Place place) implements Declaration {}

    /** @param owner {@code resource}, {@code requester} or {@code incident} */
    record Attributes(String owner, Optional<Word> name, List<AttributeSyntax> attributes, Place place)
            implements Declaration {}

    record Role(Word name, List<Word> groups, Optional<Word> size, List<Word> disjointFrom, Place place)
            implements Declaration {}

    record Signal(Word name, TypeSyntax type, Word fresh, Optional<Thing> from, Place place) implements Declaration {}

    record Factor(Word name, Thing from, Place place) implements Declaration {}

    /**
     * A zone, a profile, a path or a forbid.
     *
     * @param kind {@code zone}, {@code profile}, {@code breakglass} or {@code forbid}
     * @param whole whether every clause was understood; if not, nothing can be said to be missing
     */
    record Block(String kind, Word name, List<Clause> clauses, boolean whole, Place place) implements Declaration {
        public Block {
            clauses = List.copyOf(clauses);
        }
    }

    /** {@code pii: bool}. */
    record AttributeSyntax(Word name, TypeSyntax type) {}
}
