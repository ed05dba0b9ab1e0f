package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.request.Request;
import java.lang.invoke.VarHandle;

/**
 * Turns requests into the numbers of one policy: every string is looked up here, once. Inputs and marks are read as far as
 * the request's zone asks for them. Thread-safe.
 */
final class Preparation {

    private final Index index;
    private final Zone[] zones;
    private final InputReader[] inputs;
    private final MarkReader[] marks;

    private final Lengths lengths;

    Preparation(Vocabulary vocabulary, Index index, Zone[] zones, Lengths lengths) {
        this.lengths = lengths;
        this.index = index;
        this.zones = zones;
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
        // Whoever is handed it by a race sees all of it: an age or a forbid's input that is not there yet would be 0.
        VarHandle.releaseFence();
        return prepared;
    }

    void fill(PreparedRequest into, Request request) {
        int number = index.zone(request.zone());
        Zone zone = number < 0 ? null : zones[number];
        int kind = index.kind(request.resource().kind());
        into.by = this;
        into.fill(request, zone, index.action(request.action()), kind, index.roles(), lengths);
        if (zone == null) {
            return;
        }
        for (int i = 0; i < zone.inputs.length; i += 2) {
            int place = zone.inputs[i];
            into.putKnown(place, inputs[zone.inputs[i + 1]].read(request, kind, into, place));
        }
        for (int i = 0; i < zone.marks.length; i += 3) {
            if (marks[zone.marks[i + 1]].read(request, into, zone.marks[i + 2])) {
                into.putMark(zone.marks[i]);
            }
        }
        into.putInZone(into.liesIn(zone.rule.contains()));
    }
}
