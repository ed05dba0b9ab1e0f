package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.Place;
import dev.breakglass.runtime.policy.Vocabulary.Mark;
import dev.breakglass.runtime.request.Request;
import java.util.List;

/**
 * Turns requests into the numbers of one policy: every string is looked up here, once. Inputs and marks are read as far as
 * the request's zone asks for them. Thread-safe.
 */
final class Preparation {

    private final Index index;
    private final Vocabulary vocabulary;
    private final List<Rules.ZoneRule> zones;
    private final InputReader[] inputs;
    private final MarkReader[] marks;

    Preparation(Vocabulary vocabulary, Rules rules) {
        this.index = new Index(vocabulary);
        this.vocabulary = vocabulary;
        this.zones = rules.zones();
        this.inputs = vocabulary.inputs().stream().map(InputReader::new).toArray(InputReader[]::new);
        this.marks = vocabulary.marks().stream().map(MarkReader::of).toArray(MarkReader[]::new);
    }

    Index index() {
        return index;
    }

    /** One to be filled, again and again if only one thread sees it. */
    PreparedRequest empty() {
        return new PreparedRequest(index.roles().words());
    }

    PreparedRequest of(Request request) {
        PreparedRequest prepared = empty();
        fill(prepared, request);
        return prepared;
    }

    void fill(PreparedRequest into, Request request) {
        int zone = index.zone(request.zone());
        int kind = index.kind(request.resource().kind());
        into.by = this;
        into.fill(request, zone, index.action(request.action()), kind, index.roles());
        if (zone >= 0) {
            read(zones.get(zone), into, request, kind);
        }
    }

    private void read(Rules.ZoneRule zone, PreparedRequest into, Request request, int kind) {
        Inputs values = into.inputs();
        values.reserve(places(zone.inputs()));
        for (int i = 0; i < zone.inputs().size(); i++) {
            Place input = zone.inputs().get(i);
            values.known(input.place(), inputs[input.what()].read(request, kind, values, input.place()));
        }
        boolean[] found = into.marks(places(zone.marks()));
        for (int i = 0; i < zone.marks().size(); i++) {
            Place mark = zone.marks().get(i);
            found[mark.place()] = marks[mark.what()].read(request, values, inputOf(zone, mark));
        }
    }

    private int inputOf(Rules.ZoneRule zone, Place mark) {
        if (vocabulary.marks().get(mark.what()) instanceof Mark.Matches matches) {
            for (int i = 0; i < zone.inputs().size(); i++) {
                if (zone.inputs().get(i).what() == matches.input()) {
                    return zone.inputs().get(i).place();
                }
            }
        }
        return 0;
    }

    private static int places(List<Place> all) {
        int places = 0;
        for (int i = 0; i < all.size(); i++) {
            places = Math.max(places, all.get(i).place() + 1);
        }
        return places;
    }
}
