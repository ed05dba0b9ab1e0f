package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.Place;
import dev.breakglass.runtime.policy.Vocabulary.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One zone: what has to be found out about a request into it, what closes it, and its paths. Immutable and thread-safe. */
final class Zone {

    private static final Forbid[] NO_FORBIDS = {};

    final int number;
    final Rules.ZoneRule rule;
    final int inputPlaces;
    final int markPlaces;

    /** Place and number, by turns. */
    final int[] inputs;

    /** Place, number, and the place of the input that it is about, by turns. */
    final int[] marks;

    final Forbid[] forbids;

    /** What its paths ask for, by number. */
    final Demand[] demands;

    /** Of the first {@link PreparedRequest#DEMANDS_EARLY} of them. */
    final long demandBits;

    /** The narrowest first. */
    final Route[] routes;

    /** Nothing if it is the same order. */
    private final Route @Nullable [] routesOfOneTtl;

    Zone(int number, Rules.ZoneRule rule, List<Mark> marks, Forbid[] forbids, Route[] routes, Demand[] demands) {
        this.demands = demands;
        this.demandBits = demands.length < PreparedRequest.DEMANDS_EARLY ? (1L << demands.length) - 1 : -1;
        this.number = number;
        this.rule = rule;
        this.inputPlaces = places(rule.inputs());
        this.markPlaces = places(rule.marks());
        this.inputs = new int[2 * rule.inputs().size()];
        for (int i = 0; i < inputs.length; i += 2) {
            inputs[i] = rule.inputs().get(i / 2).place();
            inputs[i + 1] = rule.inputs().get(i / 2).what();
        }
        this.marks = new int[3 * rule.marks().size()];
        for (int i = 0; i < this.marks.length; i += 3) {
            Place mark = rule.marks().get(i / 3);
            this.marks[i] = mark.place();
            this.marks[i + 1] = mark.what();
            this.marks[i + 2] = inputOf(marks.get(mark.what()), rule);
        }
        this.forbids = rule.forbids().isEmpty()
                ? NO_FORBIDS
                : rule.forbids().stream().map(forbid -> forbids[forbid]).toArray(Forbid[]::new);
        this.routes = inOrder(Route.NARROWEST, routes);
        Route[] ofOneTtl = inOrder(Route.NARROWEST_OF_ONE_TTL, routes);
        this.routesOfOneTtl = Arrays.equals(this.routes, ofOneTtl) ? null : ofOneTtl;
    }

    /** Its paths, the narrowest for this request first. */
    Route[] inOrder(PreparedRequest request) {
        return routesOfOneTtl == null || request.ttl() == PreparedRequest.TTL_UNASKED ? routes : routesOfOneTtl;
    }

    private Route[] inOrder(Comparator<Route> order, Route[] all) {
        List<Route> own = new ArrayList<>();
        for (int path : rule.paths()) {
            own.add(all[path]);
        }
        if (own.size() > 1) {
            own.sort(order);
        }
        return own.toArray(Route[]::new);
    }

    private static int inputOf(Mark mark, Rules.ZoneRule zone) {
        if (mark instanceof Mark.Matches matches) {
            for (Place input : zone.inputs()) {
                if (input.what() == matches.input()) {
                    return input.place();
                }
            }
        }
        return 0;
    }

    private static int places(List<Place> all) {
        int places = 0;
        for (Place place : all) {
            places = Math.max(places, place.place() + 1);
        }
        return places;
    }
}
