package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.request.Request;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** Turns requests into the numbers of one policy. Thread-safe. */
final class Preparation {

    private final Index index;
    private final Zone[] zones;
    private final Readers readers;

    Preparation(Vocabulary vocabulary, Layout layout) {
        this.index = layout.index;
        this.zones = layout.zones;
        this.readers = new Readers(vocabulary, layout);
    }

    Index index() {
        return index;
    }

    /** One to be filled again and again, that only one thread sees. */
    PreparedRequest ofOneThread() {
        return new LaidApart(readers, true);
    }

    /**
     * A request of which all is found out. What goes wrong meanwhile leaves it unprepared, so that whoever decides comes upon it
     * again.
     */
    PreparedRequest of(Request request, Conditions conditions) {
        try {
            PreparedRequest prepared = filled(request);
            prepared.readAll();
            Zone zone = prepared.into();
            if (zone != null && prepared.isInZone()) {
                prepared.ask(zone.demandBits, zone.demands, conditions);
            }
            if (zone != null && prepared.isInZone() && zone.forbids.length == 0) {
                prepared.gates = zone.inOrder(prepared);
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

    /** A request of which only what every decision takes has been read. */
    PreparedRequest filled(Request request) {
        PreparedRequest filled = new LaidApart(readers, false);
        fill(filled, request);
        return filled;
    }

    /** The zone that the request names, if there is one. */
    @Nullable
    Zone zone(Request request) {
        int number = index.zone(request.zone());
        return number < 0 ? null : zones[number];
    }

    void fill(PreparedRequest into, Request request) {
        fill(into, request, zone(request));
    }

    void fill(PreparedRequest into, Request request, @Nullable Zone zone) {
        into.fill(
                request,
                zone,
                index.action(request.action()),
                index.kind(request.resource().kind()));
    }
}
