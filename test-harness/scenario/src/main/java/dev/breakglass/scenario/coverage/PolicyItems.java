package dev.breakglass.scenario.coverage;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.Signal;
import dev.breakglass.dsl.model.When;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.runtime.program.ReasonCode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything in a policy that a test can reach. What it imports is counted where it comes from, and here only if a path of the
 * policy's own goes through it: what an overlay shuts, nobody could reach behind it.
 */
final class PolicyItems {

    private static final Comparator<Item> BY_PLACE = Comparator.<Item, String>comparing(
                    item -> item.place().file().set())
            .thenComparing(item -> item.place().file().name())
            .thenComparing(item -> item.place().span().start())
            .thenComparing(Item::kind);

    private final Policy policy;
    private final List<BreakglassPath> paths;
    private final Set<Item> items = new LinkedHashSet<>();
    private final Set<String> signals = new HashSet<>();

    private PolicyItems(Policy policy) {
        this.policy = policy;
        this.paths = policy.paths().stream().filter(path -> isOwn(path.place())).toList();
    }

    /** In the order of the policy's text. */
    static List<Item> of(Policy policy) {
        PolicyItems all = new PolicyItems(policy);
        policy.zones().forEach(all::zone);
        policy.forbids().stream().filter(all::counts).forEach(forbid -> {
            all.items.add(Item.forbid(forbid, true));
            all.items.add(Item.forbid(forbid, false));
            all.items.addAll(
                    new ConditionItems(Set.of(), false).of(forbid.when().condition()));
            all.reads(forbid.when());
        });
        boolean reviews =
                policy.paths().stream().anyMatch(path -> path.review().due().isPresent());
        for (BreakglassPath path : all.paths) {
            all.items.addAll(PathItems.of(path, reviews));
            path.when().ifPresent(all::reads);
        }
        policy.signals().stream()
                .filter(signal -> all.signals.contains(signal.name()))
                .forEach(all::signal);
        return all.items.stream().sorted(BY_PLACE).toList();
    }

    private static boolean isOwn(Place place) {
        return place.file().set().isEmpty();
    }

    private boolean counts(Forbid forbid) {
        return isOwn(forbid.place())
                || paths.stream()
                        .anyMatch(path -> forbid.zone()
                                .map(zone -> path.zone().isWithin(zone.name()))
                                .orElse(true));
    }

    private void zone(Zone zone) {
        if (!zone.contains().isEmpty() && (isOwn(zone.place()) || leadsTo(zone, paths))) {
            items.add(Item.reason(zone.name(), zone.place(), ReasonCode.RESOURCE_NOT_IN_ZONE));
            if (!leadsTo(zone, policy.paths())) {
                items.add(Item.reason(zone.name(), zone.place(), ReasonCode.NO_PATH));
            }
        }
        List<BreakglassPath> below =
                paths.stream().filter(path -> path.zone().isWithin(zone.name())).toList();
        if (!below.isEmpty()) {
            Set<String> tolerated = new HashSet<>(PathItems.tolerated(below.get(0)));
            below.forEach(path -> tolerated.retainAll(PathItems.tolerated(path)));
            zone.admits().forEach(admit -> {
                items.addAll(new ConditionItems(tolerated, true).of(admit.condition()));
                reads(admit);
            });
        }
    }

    private static boolean leadsTo(Zone zone, List<BreakglassPath> paths) {
        return paths.stream().anyMatch(path -> path.zone().name().equals(zone.name()));
    }

    private void reads(When when) {
        signals.addAll(ConditionItems.signals(when.condition()));
    }

    private void signal(Signal signal) {
        for (Side side : Side.values()) {
            items.add(Item.fresh(signal, side));
        }
    }
}
