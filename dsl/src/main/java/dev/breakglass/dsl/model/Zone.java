package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A segment: what lies in it, who may be admitted, and the bounds that hold here and in every zone below.
 *
 * @param contains the resources that lie in this very zone
 * @param admits this zone's own {@code admit when} clauses
 * @param flowsTo names of the zones that can be reached from here
 */
public record Zone(
        String name,
        Optional<Zone> parent,
        List<ResourcePattern> contains,
        List<When> admits,
        List<Bound> bounds,
        List<String> flowsTo,
        Place place) {

    public Zone {
        contains = List.copyOf(contains);
        admits = List.copyOf(admits);
        bounds = List.copyOf(bounds);
        flowsTo = List.copyOf(flowsTo);
    }

    /** The zones whose restrictions bind this one: the outermost first, this one last. */
    public List<Zone> lineage() {
        List<Zone> zones = new ArrayList<>();
        for (Optional<Zone> zone = Optional.of(this);
                zone.isPresent();
                zone = zone.get().parent()) {
            zones.add(zone.get());
        }
        Collections.reverse(zones);
        return List.copyOf(zones);
    }

    /** The shortest {@code at most ttl} of this zone and those above it: no session into it lives for longer. */
    public Optional<Duration> longestTtl() {
        return lineage().stream()
                .flatMap(zone -> zone.bounds().stream())
                .filter(Bound.AtMostTtl.class::isInstance)
                .map(bound -> ((Bound.AtMostTtl) bound).ttl())
                .min(Comparator.naturalOrder());
    }

    /** Whether this is {@code other} or lies below it. */
    public boolean isWithin(String other) {
        return name.equals(other) || name.startsWith(other + ".");
    }
}
