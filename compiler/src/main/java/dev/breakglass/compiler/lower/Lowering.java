package dev.breakglass.compiler.lower;

import dev.breakglass.compiler.shape.Shapes;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.PolicyData;
import dev.breakglass.runtime.policy.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** From a checked policy to rules in numbers. */
public final class Lowering {

    private final Policy policy;
    private final Numbering numbering;
    private final Clauses clauses;
    private final Shapes shapes = new Shapes();
    private final Places shared = Places.first();
    private final ZoneForbids zoneForbids;
    private final Map<String, List<Integer>> pathsByZone = new HashMap<>();

    private Lowering(Policy policy) {
        this.policy = policy;
        this.numbering = new Numbering(policy);
        this.clauses = new Clauses(policy);
        this.zoneForbids = new ZoneForbids(policy, shared);
        for (int i = 0; i < policy.paths().size(); i++) {
            pathsByZone
                    .computeIfAbsent(policy.paths().get(i).zone().name(), zone -> new ArrayList<>())
                    .add(i);
        }
    }

    public static Lowered lower(Policy policy) {
        return new Lowering(policy).lower();
    }

    private Lowered lower() {
        List<Rules.ForbidRule> forbids =
                policy.forbids().stream().map(this::forbid).toList();
        List<Rules.ZoneRule> zones = new ArrayList<>();
        Rules.PathRule[] paths = new Rules.PathRule[policy.paths().size()];
        for (Zone zone : policy.zones()) {
            zones.add(zone(zone, paths));
        }
        List<PathTerms> terms = policy.paths().stream().map(Terms::of).toList();
        Rules rules = new Rules(zones, forbids, List.of(paths));
        PolicyData data = new PolicyData(numbering.vocabulary(terms, approvers()), rules, clauses.all());
        return new Lowered(data, shapes, clauses.files());
    }

    private Rules.ForbidRule forbid(Forbid forbid) {
        Conditions conditions = new Conditions(numbering, shared, clauses, shapes, Set.of(), Optional.empty());
        Rules.Condition when = conditions.lower(forbid.when(), Wording.forbidding(forbid));
        zoneForbids.reads(conditions.last());
        return new Rules.ForbidRule(numbering.roles(forbid.roles()), numbering.actionsOf(forbid.actions()), when);
    }

    private Rules.ZoneRule zone(Zone zone, Rules.PathRule[] into) {
        Places places = shared.next();
        List<Integer> numbers = pathsByZone.getOrDefault(zone.name(), List.of());
        PathLowering paths = new PathLowering(numbering, places, clauses, shapes);
        List<Rules.Thing> contains = paths.things(zone.contains());
        int containsClause = clauses.said(Wording.contains(zone), zone.place());
        int noPathClause = clauses.said(Wording.noPath(zone), zone.place());
        for (int number : numbers) {
            into[number] = paths.lower(policy.paths().get(number));
        }
        ZoneForbids.Covering covering = zoneForbids.of(zone);
        return new Rules.ZoneRule(
                contains,
                containsClause,
                noPathClause,
                covering.numbers(),
                numbers,
                joined(covering.inputs(), places.inputs(places.inputs())),
                joined(covering.marks(), places.marks(places.marks())));
    }

    private static List<Rules.Place> joined(List<Rules.Place> first, List<Rules.Place> second) {
        List<Rules.Place> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private Map<String, List<Role>> approvers() {
        Map<String, TreeSet<Role>> byZone = new TreeMap<>();
        for (BreakglassPath path : policy.paths()) {
            Set<Role> roles =
                    byZone.computeIfAbsent(path.zone().name(), zone -> new TreeSet<>(Comparator.comparing(Role::name)));
            path.approvals().steps().forEach(step -> roles.addAll(step.roles()));
            path.escalate().ifPresent(escalate -> roles.addAll(escalate.roles()));
        }
        Map<String, List<Role>> approvers = new TreeMap<>();
        byZone.forEach((zone, roles) -> approvers.put(zone, List.copyOf(roles)));
        return approvers;
    }
}
