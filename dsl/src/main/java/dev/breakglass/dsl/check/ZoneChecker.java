package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.model.Bound;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.When;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Declaration.Block;
import dev.breakglass.dsl.syntax.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Declares the zones, the outer before the inner, and checks what stands in them. */
final class ZoneChecker {

    private final Scope scope;
    private final ConditionChecker conditions;
    private final MfaChecker factors;

    ZoneChecker(Scope scope) {
        this.scope = scope;
        this.conditions = new ConditionChecker(scope);
        this.factors = new MfaChecker(scope);
    }

    void check(List<Block> blocks) {
        // Conditions may name any zone, so all names are known before the first is checked.
        Map<String, Block> first = new TreeMap<>();
        for (Block block : blocks) {
            scope.zones.declare(block.name(), bare(block));
            first.putIfAbsent(block.name().text(), block);
        }
        first.values().stream()
                .sorted(Comparator.comparingInt((Block b) -> b.name().text().length())
                        .thenComparing(b -> b.name().text()))
                .forEach(block -> scope.zones.replace(block.name().text(), zone(block)));
    }

    private static Zone bare(Block block) {
        return new Zone(
                block.name().text(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                block.name().place());
    }

    private Zone zone(Block block) {
        String name = block.name().text();
        int dot = name.lastIndexOf('.');
        Optional<Zone> parent = dot < 0 ? Optional.empty() : scope.zones.get(name.substring(0, dot));
        if (dot >= 0 && parent.isEmpty()) {
            String missing = name.substring(0, dot);
            scope.report(Diagnostic.error(
                            Code.NO_PARENT_ZONE,
                            block.name().place(),
                            "`" + name + "` lies in `" + missing + "`, which is not declared")
                    .note("help: declare it: zone " + missing + " { }"));
        }
        List<ResourcePattern> contains = new ArrayList<>();
        List<When> admits = new ArrayList<>();
        List<Bound> bounds = new ArrayList<>();
        List<String> flows = new ArrayList<>();
        for (Clause clause : block.clauses()) {
            if (clause instanceof Clause.Contains c) {
                contains.addAll(scope.patterns(c.things()));
            } else if (clause instanceof Clause.Admit c) {
                conditions.check(c.condition()).ifPresent(expr -> admits.add(new When(expr, c.place())));
            } else if (clause instanceof Clause.Flows c) {
                c.zones().stream()
                        .filter(zone -> scope.zones.find(zone).isPresent())
                        .map(Word::text)
                        .forEach(flows::add);
            } else {
                bound(clause).ifPresent(bounds::add);
            }
        }
        contains.sort(Comparator.comparing(ResourcePattern::kind).thenComparing(ResourcePattern::glob));
        admits.sort(Comparator.comparing(PathChecker::writtenText));
        bounds.sort(Comparator.comparing((Bound b) -> b.getClass().getSimpleName())
                .thenComparing(b -> PathChecker.text(b.place())));
        return new Zone(
                name,
                parent,
                contains,
                admits,
                bounds,
                flows.stream().distinct().sorted().toList(),
                block.name().place());
    }

    private Optional<Bound> bound(Clause clause) {
        if (clause instanceof Clause.AtMostTtl c) {
            return Optional.of(new Bound.AtMostTtl(Lengths.duration(c.ttl(), scope.diagnostics), c.place()));
        } else if (clause instanceof Clause.AtMostAllow c) {
            return Optional.of(new Bound.AtMostAllow(scope.atomicActions(c.actions()), c.place()));
        } else if (clause instanceof Clause.AtLeastMfa c) {
            return factors.check(c.mfa(), false).map(Bound.AtLeastMfa::new);
        } else if (clause instanceof Clause.AtLeastApprove c) {
            int people =
                    Lengths.count(c.people(), PathChecker.PEOPLE_MAX, "how many people approve", scope.diagnostics);
            return Optional.of(new Bound.AtLeastApprove(people, c.place()));
        } else if (clause instanceof Clause.AtLeastReview c) {
            return Optional.of(new Bound.AtLeastReview(Lengths.duration(c.within(), scope.diagnostics), c.place()));
        }
        throw new IllegalStateException("no clause of a zone: " + clause);
    }
}
