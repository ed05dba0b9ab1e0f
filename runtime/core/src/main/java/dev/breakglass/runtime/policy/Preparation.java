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

    /**
     * A request of which all is found out. What goes wrong meanwhile leaves it unprepared, so that whoever decides comes upon it
     * again.
     */
    PreparedRequest of(Request request, Conditions conditions) {
        try {
            PreparedRequest prepared = filled(request);
            Zone zone = prepared.into();
            if (zone != null && prepared.isInZone()) {
                prepared.ask(zone.demandBits, zone.demands, conditions);
            }
            prepared.by = this;
            // Whoever is handed it by a race sees all of it: an age or a forbid's input that is not there yet would be
            // 0.
            VarHandle.releaseFence();
            return prepared;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return PreparedRequest.unprepared(request);
        }
    }

    /** A request whose demands are found out when somebody asks for them. */
    PreparedRequest filled(Request request) {
        PreparedRequest filled = empty();
        fill(filled, request);
        return filled;
    }

    void fill(PreparedRequest into, Request request) {
        int number = index.zone(request.zone());
        Zone zone = number < 0 ? null : zones[number];
        int kind = index.kind(request.resource().kind());
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
