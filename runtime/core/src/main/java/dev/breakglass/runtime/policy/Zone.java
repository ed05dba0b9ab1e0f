package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.ApprovalRule;
import dev.breakglass.runtime.policy.Rules.Place;
import dev.breakglass.runtime.policy.Vocabulary.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One zone: what has to be found out about a request into it, what closes it, and its paths. Immutable and thread-safe. */
final class Zone {

    private static final Forbid[] NO_FORBIDS = {};
    private static final int NOTHING = -1;

    final int number;
    final Rules.ZoneRule rule;
    final int inputPlaces;
    final int markPlaces;

    /** By place: what is known of an input before it is read, see {@link RequestFacts#unread}. */
    final int[] unread;

    /** By place: the mark's number, or {@link #NOTHING}. */
    final int[] marks;

    /** By place: the place of the input that the mark is about, or {@link #NOTHING}. */
    final int[] markInputs;

    /** What the resource's name may be like. */
    final Glob[] names;

    /** The places of these marks. */
    final int[] namePlaces;

    final Things contents;

    /** Hints at the groups of whoever may use its paths or is kept out, see {@link HeldRoles#hints}. */
    final long requesterHints;

    /** Hints at the groups of those whose approval could count. */
    final long approverHints;

    final Forbid[] forbids;

    /** What its paths ask for, by number. */
    final Demand[] demands;

    /** Of the first {@link PreparedRequest#DEMANDS_EARLY} of them. */
    final long demandBits;

    /** The narrowest first. */
    final Route[] routes;

    private final Gates gates;

    /** The same if it is the same order. */
    private final Gates gatesOfOneTtl;

    Zone(
            int number,
            Rules.ZoneRule rule,
            List<Mark> marksOfAll,
            Forbid[] forbids,
            Route[] routes,
            Demand[] demands,
            HeldRoles roles,
            Shared shared) {
        this.demands = demands;
        this.demandBits = demands.length < PreparedRequest.DEMANDS_EARLY ? (1L << demands.length) - 1 : -1;
        this.number = number;
        this.rule = rule;
        this.inputPlaces = places(rule.inputs());
        this.markPlaces = places(rule.marks());
        int[] inputs = byPlace(inputPlaces, rule.inputs());
        this.unread = shared.one(Arrays.stream(inputs).map(RequestFacts::unread).toArray());
        this.marks = byPlace(markPlaces, rule.marks());
        this.markInputs = new int[markPlaces];
        for (int place = 0; place < markPlaces; place++) {
            markInputs[place] = inputOf(marks[place], marksOfAll, inputs);
        }
        List<Place> named = namesAmong(rule.marks(), marksOfAll);
        this.names = new Glob[named.size()];
        int[] places = new int[named.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = named.get(i).place();
            names[i] = Glob.of(((Mark.Named) marksOfAll.get(named.get(i).what())).glob());
        }
        this.namePlaces = shared.one(places);
        this.contents = shared.things(rule.contains());
        this.forbids = rule.forbids().isEmpty()
                ? NO_FORBIDS
                : rule.forbids().stream().map(forbid -> forbids[forbid]).toArray(Forbid[]::new);
        this.routes = inOrder(Route.NARROWEST, routes);
        this.requesterHints = roles.hints(requesters());
        this.approverHints = roles.hints(approvers());
        Route[] ofOneTtl = inOrder(Route.NARROWEST_OF_ONE_TTL, routes);
        this.gates = new Gates(this.routes);
        this.gatesOfOneTtl = Arrays.equals(this.routes, ofOneTtl) ? gates : new Gates(ofOneTtl);
    }

    /**
     * As an earlier one, with copies of its paths.
     *
     * @param all by number
     */
    Zone(Zone same, Route[] all) {
        this.number = same.number;
        this.rule = same.rule;
        this.inputPlaces = same.inputPlaces;
        this.markPlaces = same.markPlaces;
        this.unread = same.unread;
        this.marks = same.marks;
        this.markInputs = same.markInputs;
        this.names = same.names;
        this.namePlaces = same.namePlaces;
        this.contents = same.contents;
        this.requesterHints = same.requesterHints;
        this.approverHints = same.approverHints;
        this.forbids = same.forbids;
        this.demands = same.demands;
        this.demandBits = same.demandBits;
        this.routes = copies(same.routes, all);
        this.gates = new Gates(same.gates, routes);
        this.gatesOfOneTtl = same.gatesOfOneTtl.equals(same.gates)
                ? gates
                : new Gates(same.gatesOfOneTtl, copies(same.gatesOfOneTtl.routes, all));
    }

    private static Route[] copies(Route[] routes, Route[] all) {
        Route[] copies = new Route[routes.length];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = all[routes[i].number];
        }
        return copies;
    }

    /** Its paths, the narrowest for this request first. */
    Gates inOrder(PreparedRequest request) {
        return request.ttl() == PreparedRequest.TTL_UNASKED ? gates : gatesOfOneTtl;
    }

    private Set<Integer> requesters() {
        Set<Integer> all = new TreeSet<>();
        for (Route route : routes) {
            all.addAll(route.rule.roles());
        }
        for (Forbid forbid : forbids) {
            all.addAll(forbid.rule.roles());
        }
        return all;
    }

    private Set<Integer> approvers() {
        Set<Integer> all = new TreeSet<>();
        for (Route route : routes) {
            for (ApprovalRule approval : route.controls.approvals()) {
                all.addAll(approval.roles());
            }
            if (route.controls.escalation() != null) {
                all.addAll(route.controls.escalation().approval().roles());
            }
        }
        return all;
    }

    private Route[] inOrder(Comparator<Route> order, Route[] all) {
        List<Route> own = new ArrayList<>();
        for (int path : rule.paths()) {
            own.add(all[path]);
        }
        if (own.size() > 1) {
            own.sort(order);
        }
        return own.toArray(new Route[0]);
    }

    private static int inputOf(int mark, List<Mark> all, int[] inputs) {
        if (mark != NOTHING && all.get(mark) instanceof Mark.Matches matches) {
            for (int place = 0; place < inputs.length; place++) {
                if (inputs[place] == matches.input()) {
                    return place;
                }
            }
        }
        return NOTHING;
    }

    private static List<Place> namesAmong(List<Place> marks, List<Mark> all) {
        List<Place> names = new ArrayList<>();
        for (Place mark : marks) {
            if (all.get(mark.what()) instanceof Mark.Named) {
                names.add(mark);
            }
        }
        return names;
    }

    private static int[] byPlace(int places, List<Place> all) {
        int[] numbers = new int[places];
        Arrays.fill(numbers, NOTHING);
        for (Place place : all) {
            numbers[place.place()] = place.what();
        }
        return numbers;
    }

    private static int places(List<Place> all) {
        int places = 0;
        for (Place place : all) {
            places = Math.max(places, place.place() + 1);
        }
        return places;
    }
}
