package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.PathRule;
import dev.breakglass.runtime.policy.Rules.Place;
import dev.breakglass.runtime.policy.Rules.ZoneRule;
import org.jspecify.annotations.Nullable;

/**
 * A policy's zones and paths as they are walked, and what they were made of, so that those that did not change can be taken over
 * by the next policy. Each policy has copies of its own, as their answers name the policy.
 *
 * <p>A zone with its paths is taken over if its number, its rule, and the rules and terms of its paths are the very same, and
 * equal is what these refer to: the marks, all roles and all forbids. What conditions compare with keeps its cells.
 */
final class Layout {

    /** A policy takes this much more room than it needs before it is laid out from nothing. */
    private static final int ROOM_MAX = 2;

    final Index index;
    final Lengths lengths = new Lengths();
    final Route[] routes;
    final Zone[] zones;
    final Zone[] zoneOfPath;
    final MarkReader[] marks;
    final Shared shared;

    private final PolicyData data;
    private final Forbid[] forbids;
    /** What the policy that was laid out from nothing took. */
    private final int room;

    static Layout of(PolicyData data) {
        return new Layout(data, null);
    }

    /** That of a policy which comes after this one. */
    Layout next(PolicyData next) {
        boolean sameReferences =
                data.vocabulary().roles().equals(next.vocabulary().roles())
                        && data.rules().forbids().equals(next.rules().forbids());
        return new Layout(next, sameReferences && shared.room() <= ROOM_MAX * room ? this : null);
    }

    private Layout(PolicyData data, @Nullable Layout earlier) {
        this.data = data;
        this.index = new Index(data.vocabulary());
        this.shared = earlier == null ? new Shared() : earlier.shared;
        this.forbids = earlier == null ? forbids() : earlier.forbids;
        this.routes = new Route[data.rules().paths().size()];
        this.zones = new Zone[data.rules().zones().size()];
        this.zoneOfPath = new Zone[routes.length];
        for (int i = 0; i < zones.length; i++) {
            zones[i] = earlier != null && isSame(i, earlier) ? taken(earlier.zones[i], earlier) : zone(i);
            for (int path : zones[i].rule.paths()) {
                zoneOfPath[path] = zones[i];
            }
        }
        this.marks = new MarkReader[data.vocabulary().marks().size()];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = earlier != null && isSameMark(i, earlier)
                    ? earlier.marks[i]
                    : MarkReader.of(data.vocabulary().marks().get(i));
        }
        this.room = earlier == null ? shared.room() : earlier.room;
    }

    private Forbid[] forbids() {
        Forbid[] all = new Forbid[data.rules().forbids().size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Forbid(data.rules().forbids().get(i), shared);
        }
        return all;
    }

    private Zone zone(int number) {
        ZoneRule rule = data.rules().zones().get(number);
        Demands demands = new Demands(shared, index.roles());
        for (int path : rule.paths()) {
            PathRule one = data.rules().paths().get(path);
            routes[path] = new Route(
                    path,
                    one,
                    data.vocabulary().paths().get(path),
                    data.vocabulary().digest(),
                    demands.of(one),
                    shared.things(one.on()),
                    lengths);
        }
        return new Zone(number, rule, data.vocabulary().marks(), forbids, routes, demands.all(), index.roles(), shared);
    }

    private Zone taken(Zone zone, Layout earlier) {
        for (int path : zone.rule.paths()) {
            routes[path] = new Route(earlier.routes[path], data.vocabulary().digest(), lengths);
        }
        return new Zone(zone, routes);
    }

    @SuppressWarnings("ReferenceEquality")
    private boolean isSame(int zone, Layout earlier) {
        if (zone >= earlier.zones.length
                || earlier.zones[zone].rule != data.rules().zones().get(zone)) {
            return false;
        }
        ZoneRule rule = earlier.zones[zone].rule;
        for (int path : rule.paths()) {
            Route before = earlier.routes[path];
            if (before.rule != data.rules().paths().get(path)
                    || before.terms != data.vocabulary().paths().get(path)) {
                return false;
            }
        }
        for (Place mark : rule.marks()) {
            if (!isSameMark(mark.what(), earlier)) {
                return false;
            }
        }
        return true;
    }

    private boolean isSameMark(int mark, Layout earlier) {
        return mark < earlier.marks.length
                && data.vocabulary()
                        .marks()
                        .get(mark)
                        .equals(earlier.data.vocabulary().marks().get(mark));
    }
}
