package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.Lists;
import dev.breakglass.dsl.model.Bound;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.FactorKind;
import dev.breakglass.dsl.model.Mfa;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bounds that hold in a zone, its own and those of all zones above, as far as they ask something of a path.
 *
 * @param people approvals at the least; 0 when no zone asks for any
 * @param mfas every one of them holds
 */
record Floors(int people, Set<Mfa> mfas, Optional<Duration> ttl, Optional<Duration> review) {
    /** Where a floor is written is no part of what it asks for. */
    private static final Place NOWHERE = new Place(new SourceFile("", ""), new Span(0, 0));

    private static final Floors NONE = new Floors(0, Set.of(), Optional.empty(), Optional.empty());

    /** By name, in order of name; zones that ask for the same have equal floors. */
    static SortedMap<String, Floors> of(List<Zone> zones) {
        SortedMap<String, Floors> floors = new TreeMap<>();
        for (Zone zone : zones) {
            Floors inherited = zone.parent()
                    .map(parent -> floors.getOrDefault(parent.name(), NONE))
                    .orElse(NONE);
            Floors all = inherited;
            for (Bound bound : zone.bounds()) {
                all = all.with(bound);
            }
            floors.put(zone.name(), all);
        }
        return floors;
    }

    private Floors with(Bound bound) {
        if (bound instanceof Bound.AtMostTtl most) {
            return new Floors(people, mfas, least(ttl, most.ttl()), review);
        } else if (bound instanceof Bound.AtLeastMfa least) {
            Set<Mfa> both = new LinkedHashSet<>(mfas);
            both.add(new Mfa(
                    least.mfa().count(), least.mfa().kinds(), least.mfa().within(), NOWHERE));
            return new Floors(people, both, ttl, review);
        } else if (bound instanceof Bound.AtLeastApprove least) {
            return new Floors(Math.max(people, least.people()), mfas, ttl, review);
        } else if (bound instanceof Bound.AtLeastReview least) {
            return new Floors(people, mfas, ttl, least(review, least.within()));
        }
        return this;
    }

    private static Optional<Duration> least(Optional<Duration> a, Duration b) {
        return Optional.of(a.filter(known -> known.compareTo(b) < 0).orElse(b));
    }

    /** What a path lacks to be let in here; empty when it would be. */
    List<String> missing(BreakglassPath path) {
        List<String> missing = new ArrayList<>();
        long asked = path.approvals().people();
        if (asked < people) {
            missing.add("approve " + people);
        }
        mfas.stream()
                .filter(floor -> !Strength.satisfies(path.mfa(), floor))
                .findFirst()
                .ifPresent(floor -> missing.add("mfa "
                        + (floor.count() == 1 ? "" : floor.count() + " of ")
                        + String.join(
                                floor.count() == 1 ? " or " : ", ",
                                floor.kinds().stream().map(FactorKind::word).toList())
                        + floor.within()
                                .map(within -> " within " + Lists.text(within))
                                .orElse("")));
        ttl.filter(most -> path.ttl().max().compareTo(most) > 0)
                .ifPresent(most -> missing.add("ttl " + Lists.text(most)));
        review.filter(within -> path.review()
                        .due()
                        .map(due -> due.within().compareTo(within) > 0)
                        .orElse(true))
                .ifPresent(within -> missing.add("review within " + Lists.text(within)));
        return missing;
    }
}
