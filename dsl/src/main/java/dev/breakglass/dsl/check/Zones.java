package dev.breakglass.dsl.check;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.model.Bound;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.When;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.Pattern;
import dev.breakglass.dsl.syntax.Written;
import dev.breakglass.dsl.syntax.ZoneClause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Checks zones: where they nest, what they contain, whom they admit, and their bounds. */
final class Zones {
    private final Vocabulary vocabulary;
    private final Faults faults;
    private final Limits limits;
    private final Conditions conditions;
    private final Factors factors;

    Zones(Vocabulary vocabulary, Conditions conditions, Faults faults, Limits limits) {
        this.vocabulary = vocabulary;
        this.faults = faults;
        this.limits = limits;
        this.conditions = conditions;
        this.factors = new Factors(vocabulary, faults);
    }

    /** By name, so that a parent comes before its children. */
    SortedMap<String, Zone> check() {
        SortedMap<String, Zone> zones = new TreeMap<>();
        vocabulary.declared.zones.all().forEach((name, zone) -> zones.put(name, zone(zone, parent(zone, zones))));
        return zones;
    }

    private Optional<Zone> parent(Declaration.Zone zone, SortedMap<String, Zone> zones) {
        String name = zone.name().value();
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String parent = name.substring(0, dot);
        if (!zones.containsKey(parent) && !vocabulary.declared.excuses.cover(parent)) {
            faults.add(Diagnostic.error(
                            Code.UNDECLARED_PARENT,
                            zone.name().place(),
                            Quote.of(name) + " lies in " + Quote.of(parent) + ", which is not declared")
                    .helping("zone " + parent + " { }"));
        }
        return Optional.ofNullable(zones.get(parent));
    }

    private Zone zone(Declaration.Zone zone, Optional<Zone> parent) {
        List<ResourcePattern> contains = new ArrayList<>();
        List<When> admits = new ArrayList<>();
        List<Bound> bounds = new ArrayList<>();
        SortedSet<String> flows = new TreeSet<>();
        for (ZoneClause clause : zone.clauses()) {
            if (clause instanceof ZoneClause.Contains resources) {
                contains.addAll(patterns(resources.resources()));
            } else if (clause instanceof ZoneClause.Admit admit) {
                conditions.when(admit.condition(), admit.place()).ifPresent(admits::add);
            } else if (clause instanceof ZoneClause.FlowsTo flow) {
                for (Written<String> target : Lists.distinct(flow.zones(), faults)) {
                    vocabulary.declared.zones.find(target).ifPresent(found -> flows.add(target.value()));
                }
            } else {
                bound(clause).ifPresent(bounds::add);
            }
        }
        return new Zone(
                zone.name().value(),
                parent,
                Orders.patterns(contains),
                Orders.conditions(admits),
                Orders.bounds(bounds),
                List.copyOf(flows),
                zone.name().place());
    }

    private Optional<Bound> bound(ZoneClause clause) {
        if (clause instanceof ZoneClause.AtMostTtl ttl) {
            return Optional.of(new Bound.AtMostTtl(ttl.ttl().value(), ttl.place()));
        } else if (clause instanceof ZoneClause.AtMostAllow allow) {
            return Optional.of(new Bound.AtMostAllow(
                    vocabulary.actions.atoms(Lists.distinct(allow.actions(), faults)), allow.place()));
        } else if (clause instanceof ZoneClause.AtLeastMfa floor) {
            return factors.mfa(floor.mfa()).map(Bound.AtLeastMfa::new);
        } else if (clause instanceof ZoneClause.AtLeastApprove approve) {
            return Optional.of(new Bound.AtLeastApprove(approve.people().value(), approve.place()));
        } else if (clause instanceof ZoneClause.AtLeastReview review) {
            return Optional.of(new Bound.AtLeastReview(review.within().value(), review.place()));
        }
        throw new IllegalStateException("a clause that the checker does not know: " + clause);
    }

    /** Resources with a known kind and a glob of a size that can be worked with. */
    List<ResourcePattern> patterns(List<Pattern> patterns) {
        List<ResourcePattern> found = new ArrayList<>();
        if (patterns.size() > limits.resourcesPerListMax()) {
            faults.add(
                    Code.SET_TOO_LARGE,
                    patterns.get(0).place(),
                    "a list may name " + limits.resourcesPerListMax() + " resources at most");
            return found;
        }
        for (Pattern pattern : patterns) {
            String glob = pattern.text().value();
            if (glob.length() > limits.charactersPerGlobMax()) {
                faults.add(
                        Code.TEXT_TOO_LONG,
                        pattern.text().place(),
                        "a resource's name may have " + limits.charactersPerGlobMax() + " characters at most");
            } else if (vocabulary.declared.kinds.find(pattern.kind()).isPresent()) {
                found.add(new ResourcePattern(pattern.kind().value(), glob, pattern.place()));
            }
        }
        return found;
    }
}
