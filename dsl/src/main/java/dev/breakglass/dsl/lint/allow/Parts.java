package dev.breakglass.dsl.lint.allow;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.Span;
import dev.breakglass.dsl.syntax.AttributeSyntax;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.PolicyFile;
import dev.breakglass.dsl.syntax.ZoneClause;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Where the header, the declarations and their clauses of one file begin and end. */
final class Parts {
    private final NavigableMap<Integer, Integer> outer = new TreeMap<>();
    private final NavigableMap<Integer, Integer> inner = new TreeMap<>();

    Parts(PolicyFile file) {
        file.policy().ifPresent(header -> add(outer, header.place()));
        for (Declaration declaration : file.declarations()) {
            add(outer, declaration.place());
            inside(declaration).forEach(place -> add(inner, place));
        }
    }

    private static void add(NavigableMap<Integer, Integer> parts, Place place) {
        parts.put(place.span().start(), place.span().end());
    }

    private static List<Place> inside(Declaration declaration) {
        if (declaration instanceof Declaration.Zone zone) {
            return zone.clauses().stream().map(ZoneClause::place).toList();
        } else if (declaration instanceof Declaration.Profile profile) {
            return profile.clauses().stream().map(Clause::place).toList();
        } else if (declaration instanceof Declaration.Breakglass path) {
            return path.clauses().stream().map(Clause::place).toList();
        } else if (declaration instanceof Declaration.Forbid forbid) {
            return forbid.clauses().stream().map(Clause::place).toList();
        } else if (declaration instanceof Declaration.Resource resource) {
            return resource.attributes().stream().map(AttributeSyntax::place).toList();
        } else if (declaration instanceof Declaration.Attributes attributes) {
            return attributes.attributes().stream().map(AttributeSyntax::place).toList();
        }
        return List.of();
    }

    /**
     * The part that an offset between tokens speaks of: the one around it that has no parts, or else the next one that
     * begins behind it in the same declaration, or between declarations the next declaration.
     */
    Optional<Span> following(int offset) {
        Optional<Span> declaration = around(outer, offset);
        if (declaration.isEmpty()) {
            return next(outer, offset);
        }
        Optional<Span> clause = around(inner, offset);
        if (clause.isPresent()) {
            return clause;
        }
        Span whole = declaration.get();
        boolean divided = !inner.subMap(whole.start(), whole.end()).isEmpty();
        return divided ? next(inner, offset).filter(span -> span.end() <= whole.end()) : declaration;
    }

    private static Optional<Span> around(NavigableMap<Integer, Integer> parts, int offset) {
        return Optional.ofNullable(parts.lowerEntry(offset))
                .filter(part -> offset < part.getValue())
                .map(part -> new Span(part.getKey(), part.getValue()));
    }

    private static Optional<Span> next(NavigableMap<Integer, Integer> parts, int offset) {
        return Optional.ofNullable(parts.ceilingEntry(offset)).map(part -> new Span(part.getKey(), part.getValue()));
    }
}
