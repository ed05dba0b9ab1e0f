package dev.breakglass.dsl.syntax;

import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One declaration of a file. */
public sealed interface Declaration {

    Place place();

    /** @param includes the members of a group; empty for actions, and then there may be several names */
    record Actions(List<Written<String>> names, List<Written<String>> includes, Place place) implements Declaration {
        public Actions {
            names = List.copyOf(names);
            includes = List.copyOf(includes);
        }
    }

    record Resource(Written<String> name, List<AttributeSyntax> attributes, Place place) implements Declaration {
        public Resource {
            attributes = List.copyOf(attributes);
        }
    }

    /** @param of {@code requester} or {@code incident} */
    record Attributes(Written<String> of, List<AttributeSyntax> attributes, Place place) implements Declaration {
        public Attributes {
            attributes = List.copyOf(attributes);
        }
    }

    record Role(
            Written<String> name,
            List<Written<String>> groups,
            Optional<Written<Integer>> size,
            List<Written<String>> disjointFrom,
            Place place)
            implements Declaration {
        public Role {
            groups = List.copyOf(groups);
            disjointFrom = List.copyOf(disjointFrom);
        }
    }

    record Signal(Written<String> name, TypeSyntax type, Written<Duration> fresh, Optional<Pattern> from, Place place)
            implements Declaration {}

    record Factor(Written<String> kind, Pattern from, Place place) implements Declaration {}

    /** @param damaged whether a clause had a fault, so that nothing can be said about what is missing */
    record Zone(Written<String> name, List<ZoneClause> clauses, boolean damaged, Place place) implements Declaration {
        public Zone {
            clauses = List.copyOf(clauses);
        }
    }

    /** @param damaged whether a clause had a fault, so that nothing can be said about what is missing */
    record Profile(Written<String> name, List<Clause> clauses, boolean damaged, Place place) implements Declaration {
        public Profile {
            clauses = List.copyOf(clauses);
        }
    }

    /** @param damaged whether a clause had a fault, so that nothing can be said about what is missing */
    record Breakglass(Written<String> name, List<Clause> clauses, boolean damaged, Place place) implements Declaration {
        public Breakglass {
            clauses = List.copyOf(clauses);
        }
    }

    /** @param damaged whether a clause had a fault, so that nothing can be said about what is missing */
    record Forbid(Written<String> name, List<Clause> clauses, boolean damaged, Place place) implements Declaration {
        public Forbid {
            clauses = List.copyOf(clauses);
        }
    }

    /** @param never whether it is {@code never permit}; otherwise it is {@code possible permit} */
    record Invariant(Written<String> name, boolean never, Condition where, Place place) implements Declaration {}

    record Import(Written<String> folder, Place place) implements Declaration {}

    /**
     * A declaration with a fault in its syntax, already reported.
     *
     * @param names every name in it, for they may be what it meant to declare
     */
    record Broken(List<String> names, boolean nameless, Place place) implements Declaration {
        public Broken {
            names = List.copyOf(names);
        }
    }
}
