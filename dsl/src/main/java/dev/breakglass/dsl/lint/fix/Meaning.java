package dev.breakglass.dsl.lint.fix;

import dev.breakglass.dsl.model.Bound;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Invariant;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.When;
import dev.breakglass.dsl.model.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a policy decides, without its places, its order and the ways there are to write one and the same thing. Equal
 * meanings decide every request alike; what differs here may well be equal, and then a fix is refused without need.
 *
 * @param decisions zones, paths, forbids and invariants, by kind and name
 * @param vocabulary everything else that is declared, by kind and name
 */
record Meaning(String policy, SortedMap<String, Object> decisions, SortedMap<String, Object> vocabulary) {

    static Meaning of(Policy policy) {
        SortedMap<String, Object> decisions = new TreeMap<>();
        policy.zones().forEach(zone -> decisions.put("zone " + zone.name(), zone(zone)));
        policy.paths().forEach(path -> decisions.put("breakglass " + path.name(), path(path)));
        policy.forbids().forEach(forbid -> decisions.put("forbid " + forbid.name(), forbid(forbid)));
        policy.invariants().forEach(invariant -> decisions.put("invariant " + invariant.name(), invariant(invariant)));
        SortedMap<String, Object> vocabulary = new TreeMap<>();
        policy.actions().forEach(action -> vocabulary.put("action " + action.name(), Plain.of(action)));
        policy.resources().forEach(kind -> {
            vocabulary.put("resource " + kind.name(), true);
            kind.attributes()
                    .forEach(attribute -> vocabulary.put(
                            "resource " + kind.name() + "." + attribute.name(), Plain.of(attribute.type())));
        });
        policy.requester().forEach(attribute -> vocabulary.put("requester." + attribute.name(), Plain.of(attribute)));
        policy.incident().forEach(attribute -> vocabulary.put("incident." + attribute.name(), Plain.of(attribute)));
        policy.roles().forEach(role -> vocabulary.put("role " + role.name(), Plain.of(role)));
        policy.signals().forEach(signal -> vocabulary.put("signal " + signal.name(), Plain.of(signal)));
        policy.factors().forEach(factor -> vocabulary.put("factor " + factor.kind(), Plain.of(factor)));
        return new Meaning(policy.name(), decisions, vocabulary);
    }

    /** Whether {@code after} decides all that this decides, alike. It may have lost words that nothing needs. */
    boolean isKeptBy(Meaning after) {
        return policy.equals(after.policy)
                && decisions.equals(after.decisions)
                && vocabulary.entrySet().containsAll(after.vocabulary.entrySet());
    }

    private static Object zone(Zone zone) {
        List<Bound> bounds = zone.lineage().stream()
                .flatMap(above -> above.bounds().stream())
                .toList();
        return List.of(patterns(zone.contains().stream()), Binding.of(bounds));
    }

    private static Object path(BreakglassPath path) {
        List<When> conditions = new ArrayList<>();
        path.zone().lineage().forEach(zone -> conditions.addAll(zone.admits()));
        path.when().ifPresent(conditions::add);
        Object allow = List.of(
                path.allow().actions(),
                patterns(path.allow().on().stream().flatMap(pattern -> narrowed(pattern, path.zone()))));
        return List.of(
                path.zone().name(),
                Plain.of(path.roles().anyOf()),
                allow,
                Condition.all(conditions.stream().map(When::condition).toList()),
                Plain.of(List.of(
                        path.mfa(), path.approvals(), path.escalate(), path.justify(), path.ttl(), path.extend())),
                Plain.of(List.of(
                        path.observe(), path.limit(), path.tolerate(), path.issues(), path.duties(), path.review())));
    }

    /** All of a kind is, in one zone, all of that kind that the zone contains. */
    private static Stream<ResourcePattern> narrowed(ResourcePattern pattern, Zone zone) {
        return pattern.glob().matches("\\*+")
                ? zone.contains().stream().filter(held -> held.kind().equals(pattern.kind()))
                : Stream.of(pattern);
    }

    private static Object patterns(Stream<ResourcePattern> patterns) {
        return patterns.map(pattern -> pattern.kind() + " " + pattern.glob())
                .distinct()
                .sorted()
                .toList();
    }

    private static Object forbid(Forbid forbid) {
        return List.of(
                forbid.zone().map(Zone::name).orElse(""),
                Plain.of(forbid.roles()),
                forbid.actions(),
                Condition.all(List.of(forbid.when().condition())));
    }

    private static Object invariant(Invariant invariant) {
        return Map.entry(invariant.never(), Condition.all(List.of(invariant.where())));
    }
}
