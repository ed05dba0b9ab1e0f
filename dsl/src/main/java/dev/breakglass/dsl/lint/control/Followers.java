package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.source.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The paths for which a clause holds: the one that it stands in, or those that follow its profile. */
final class Followers {
    private final Map<Place, List<BreakglassPath>> byClause = new HashMap<>();

    /** @param clause where a path's clause of the kind in question is written */
    Followers(CheckedSet set, Function<BreakglassPath, Optional<Place>> clause) {
        for (BreakglassPath path : set.policy().paths()) {
            clause.apply(path)
                    .ifPresent(place -> byClause.computeIfAbsent(place, written -> new ArrayList<>())
                            .add(path));
        }
    }

    /** In order of name; empty when every path overrides the clause. */
    List<BreakglassPath> of(Place clause) {
        return byClause.getOrDefault(clause, List.of());
    }
}
