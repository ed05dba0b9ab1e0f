package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Invariant;
import dev.breakglass.dsl.model.When;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.source.Span;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.ZoneClause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts every condition that is written together with what the checker made of it. */
final class Sites {
    private final CheckedSet set;
    private final Map<String, BreakglassPath> paths;
    private final Map<String, Zone> zones;
    private final Map<String, Forbid> forbids;
    private final Map<String, Invariant> invariants;
    private final List<Site> sites = new ArrayList<>();

    Sites(CheckedSet set) {
        this.set = set;
        this.paths = byName(set.policy().paths(), BreakglassPath::name);
        this.zones = byName(set.policy().zones(), Zone::name);
        this.forbids = byName(set.policy().forbids(), Forbid::name);
        this.invariants = byName(set.policy().invariants(), Invariant::name);
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, Function.identity()));
    }

    /** What to add about a condition that has one outcome while everything that it reads is known. */
    static String unlessUnknown(Expr condition) {
        AtomicBoolean reads = new AtomicBoolean();
        Walk.inputs(condition, (input, place) -> reads.set(true));
        return reads.get() ? ", unless something that it reads is unknown" : "";
    }

    List<Site> all() {
        set.files().forEach(file -> file.declarations().forEach(this::add));
        return List.copyOf(sites);
    }

    private void add(Declaration declaration) {
        if (declaration instanceof Declaration.Breakglass written) {
            BreakglassPath path = known(paths, written.name().value());
            path.when()
                    .ifPresent(when -> condition(written.clauses())
                            .ifPresent(
                                    clause -> sites.add(new Site.OfPath(path, clause.condition(), when.condition()))));
        } else if (declaration instanceof Declaration.Forbid written) {
            Forbid forbid = known(forbids, written.name().value());
            condition(written.clauses())
                    .ifPresent(clause -> sites.add(new Site.OfForbid(
                            forbid, clause.condition(), forbid.when().condition())));
        } else if (declaration instanceof Declaration.Zone written) {
            zone(written, known(zones, written.name().value()));
        } else if (declaration instanceof Declaration.Invariant written) {
            Invariant invariant = known(invariants, written.name().value());
            sites.add(new Site.OfInvariant(invariant, written.where(), invariant.where()));
        }
    }

    /** A zone has its admits in an order of their own, so it is the place that tells which is which. */
    private void zone(Declaration.Zone written, Zone zone) {
        Map<Span, Expr> admits = new HashMap<>();
        for (When admit : zone.admits()) {
            admits.put(admit.place().span(), admit.condition());
        }
        for (ZoneClause clause : written.clauses()) {
            if (clause instanceof ZoneClause.Admit admit) {
                Optional.ofNullable(admits.get(admit.place().span()))
                        .ifPresent(meant -> sites.add(new Site.OfZone(zone, admit.condition(), meant)));
            }
        }
    }

    private static Optional<Clause.When> condition(List<Clause> clauses) {
        return clauses.stream()
                .filter(Clause.When.class::isInstance)
                .map(Clause.When.class::cast)
                .findFirst();
    }

    private static <T> T known(Map<String, T> all, String name) {
        return Optional.ofNullable(all.get(name))
                .orElseThrow(() -> new IllegalStateException(name + " lost on the way"));
    }
}
