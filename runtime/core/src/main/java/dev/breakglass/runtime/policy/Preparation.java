package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.Place;
import dev.breakglass.runtime.policy.Rules.Thing;
import dev.breakglass.runtime.policy.Vocabulary.Mark;
import dev.breakglass.runtime.request.Request;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns requests into the numbers of one policy: every string is looked up here, once. Inputs and marks are read as far as
 * the request's zone asks for them. Thread-safe.
 */
final class Preparation {

    private final Index index;
    private final Room[] rooms;
    private final InputReader[] inputs;
    private final MarkReader[] marks;

    Preparation(Vocabulary vocabulary, Rules rules) {
        this.index = new Index(vocabulary);
        this.rooms = rules.zones().stream()
                .map(zone -> new Room(zone, vocabulary.marks()))
                .toArray(Room[]::new);
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
        int action = index.action(request.action());
        into.by = this;
        if (zone < 0) {
            into.fill(request, zone, action, kind, index.roles(), 0, 0);
            return;
        }
        Room room = rooms[zone];
        into.fill(request, zone, action, kind, index.roles(), room.inputPlaces, room.markPlaces);
        for (int i = 0; i < room.inputs.length; i += 2) {
            int place = room.inputs[i];
            into.putKnown(place, inputs[room.inputs[i + 1]].read(request, kind, into, place));
        }
        for (int i = 0; i < room.marks.length; i += 3) {
            if (marks[room.marks[i + 1]].read(request, into, room.marks[i + 2])) {
                into.putMark(room.marks[i]);
            }
        }
        into.putInZone(room.holds(into));
    }

    /** What the conditions of a zone look at, and where. */
    private static final class Room {
        private final List<Thing> contains;
        private final int inputPlaces;
        private final int markPlaces;
        /** Place and number, by turns. */
        private final int[] inputs;
        /** Place, number, and the place of the input that it is about, by turns. */
        private final int[] marks;

        Room(Rules.ZoneRule zone, List<Mark> all) {
            contains = zone.contains();
            inputPlaces = places(zone.inputs());
            markPlaces = places(zone.marks());
            inputs = zone.inputs().stream()
                    .flatMapToInt(input -> IntStream.of(input.place(), input.what()))
                    .toArray();
            marks = zone.marks().stream()
                    .flatMapToInt(mark -> IntStream.of(mark.place(), mark.what(), inputOf(all.get(mark.what()), zone)))
                    .toArray();
        }

        boolean holds(PreparedRequest request) {
            for (int i = 0; i < contains.size(); i++) {
                Thing thing = contains.get(i);
                if (thing.kind() >= 0
                        && thing.kind() == request.kind()
                        && (thing.mark() == Thing.ANY_NAME || request.marked(thing.mark()))) {
                    return true;
                }
            }
            return false;
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
            return all.stream().mapToInt(place -> place.place() + 1).max().orElse(0);
        }
    }
}
