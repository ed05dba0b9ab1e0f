package dev.breakglass.compiler.validate;

import dev.breakglass.compiler.reference.Comparisons;
import dev.breakglass.compiler.reference.Lookup;
import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.model.Action;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.ResourceKind;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.Span;
import dev.breakglass.runtime.request.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The policy around what is examined, and both who answer for it. Thread-safe. */
final class Surroundings {

    private static final int ZONES_LOOKED_AT_MAX = 256;
    private static final int ZONES_MAX = 8;

    private final Policy policy;
    private final ReferenceEvaluator reference;
    private final dev.breakglass.runtime.policy.Policy compiled;
    private final Lookup lookup;
    private final Comparisons comparisons = new Comparisons();
    private final Neighbours<Role> roles;
    private final Neighbours<String> actions;
    private final Neighbours<String> kinds;
    private final Neighbours<Forbid> forbids;
    private final NavigableMap<String, Zone> zones = new TreeMap<>();
    private final Map<String, BreakglassPath> after = new HashMap<>();
    private final String anyAction;

    Surroundings(Policy policy, dev.breakglass.runtime.policy.Policy compiled) {
        this.policy = policy;
        this.reference = new ReferenceEvaluator(policy);
        this.compiled = compiled;
        this.lookup = new Lookup(policy);
        this.roles = new Neighbours<>(policy.roles(), Role::name);
        this.actions =
                new Neighbours<>(policy.actions().stream().map(Action::name).toList(), Function.identity());
        this.kinds = new Neighbours<>(
                policy.resources().stream().map(ResourceKind::name).toList(), Function.identity());
        this.forbids = new Neighbours<>(policy.forbids(), Forbid::name);
        policy.zones().forEach(zone -> zones.put(zone.name(), zone));
        for (Zone zone : policy.zones()) {
            List<BreakglassPath> into = lookup.into(zone);
            for (int i = 1; i < into.size(); i++) {
                after.put(into.get(i - 1).name(), into.get(i));
            }
        }
        this.anyAction = policy.actions().stream()
                .filter(action -> !action.isGroup())
                .map(Action::name)
                .findFirst()
                .orElse("no-such-action");
    }

    Policy policy() {
        return policy;
    }

    ReferenceEvaluator reference() {
        return reference;
    }

    dev.breakglass.runtime.policy.Policy compiled() {
        return compiled;
    }

    Lookup lookup() {
        return lookup;
    }

    Comparisons comparisons() {
        return comparisons;
    }

    /** Whom a number that is off by one would let in. */
    Neighbours<Role> roles() {
        return roles;
    }

    /** Of actions and of groups of actions, by name. */
    Neighbours<String> actions() {
        return actions;
    }

    /** Of kinds of resources, by name. */
    Neighbours<String> kinds() {
        return kinds;
    }

    Neighbours<Forbid> forbids() {
        return forbids;
    }

    /** The next path by name that leads into the same zone. */
    Optional<BreakglassPath> after(BreakglassPath path) {
        return Optional.ofNullable(after.get(path.name()));
    }

    /** A request in a zone about something that lies there, if anything does. */
    Draft scope(Zone zone) {
        return scope(zone, List.of());
    }

    /** The same, of a kind that has the attributes that are read, if there is one. */
    Draft scope(Zone zone, List<Input> reads) {
        List<ResourcePattern> there = zone.contains();
        ResourcePattern thing = there.stream()
                .filter(pattern -> reads.stream().allMatch(input -> isKnown(pattern.kind(), input)))
                .findFirst()
                .or(() -> there.stream().findFirst())
                .orElseGet(() -> new ResourcePattern("no-such-kind", "x", zone.place()));
        String action = lookup.into(zone).stream()
                .map(path -> path.allow().actions().get(0))
                .findFirst()
                .orElse(anyAction);
        return new Draft(zone.name(), action, thing.kind(), thing.glob().replace("*", "x"));
    }

    /** Whether an input can have a value there. */
    boolean canBe(Draft scope, Input input, Object value) {
        return input.equals(Inputs.RESOURCE_NAME) ? lies(scope, (String) value) : isKnown(scope.kind, input);
    }

    private boolean isKnown(String kind, Input input) {
        return input.origin() != Input.Origin.RESOURCE
                || input.equals(Inputs.RESOURCE_NAME)
                || lookup.declares(kind, input.name());
    }

    private boolean lies(Draft scope, String name) {
        return Optional.ofNullable(zones.get(scope.zone))
                .map(zone -> lookup.lies(new Resource(scope.kind, name, Map.of()), zone.contains()))
                .orElse(false);
    }

    /** Zones that a forbid covers and that its condition names. */
    List<Zone> named(Forbid forbid) {
        return Goal.comparisons(forbid.when().condition()).stream()
                .flatMap(comparison -> comparison instanceof Expr.ZoneIn in
                        ? in.anyOf().stream()
                        : comparison instanceof Expr.ZoneWithin within ? Stream.of(within.zone()) : Stream.of())
                .map(zones::get)
                .filter(zone -> zone != null
                        && forbid.zone().map(over -> zone.isWithin(over.name())).orElse(true))
                .distinct()
                .toList();
    }

    /** Some zones that a forbid covers and in which something lies, those with a path before others. */
    List<Zone> covered(Forbid forbid) {
        NavigableMap<String, Zone> below = forbid.zone()
                .map(over -> zones.subMap(over.name() + ".", true, over.name() + "/", false))
                .orElse(zones);
        List<Zone> all = Stream.concat(forbid.zone().stream(), below.values().stream())
                .limit(ZONES_LOOKED_AT_MAX)
                .filter(zone -> !zone.contains().isEmpty())
                .toList();
        return Stream.concat(all.stream().filter(zone -> !lookup.into(zone).isEmpty()), all.stream())
                .distinct()
                .limit(ZONES_MAX)
                .toList();
    }

    /** Some place, for what is said nowhere. */
    Place anywhere() {
        return new Place(policy.sources().get(0), new Span(0, 0));
    }
}
