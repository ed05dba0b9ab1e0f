package dev.breakglass.scenario.play;

import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.scenario.result.Band;
import dev.breakglass.scenario.result.Door;
import dev.breakglass.scenario.result.DoorState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps how every door stood over time. For one thread. */
final class DoorBook {

    private record Change(Duration at, DoorState state, String label) {}

    private record Page(String by, String what, List<Change> changes) {}

    private final Map<String, Page> pages = new LinkedHashMap<>();

    /** Notes how every request stands now, and answers it in their order. */
    List<DoorState> note(Duration at, Map<String, Grant> grants) {
        List<DoorState> now = new ArrayList<>();
        grants.forEach((name, grant) -> {
            DoorState state = state(grant.state());
            now.add(state);
            List<Change> changes = pages.computeIfAbsent(name, n -> page(grant)).changes();
            String label = grant.state().word();
            if (!changes.get(changes.size() - 1).label().equals(label)) {
                changes.add(new Change(at, state, label));
            }
        });
        return now;
    }

    /** Every door with its bands up to the end. */
    List<Door> doors(Duration end) {
        return pages.entrySet().stream()
                .map(e -> new Door(
                        e.getKey(),
                        e.getValue().by(),
                        e.getValue().what(),
                        bands(e.getValue().changes(), end)))
                .toList();
    }

    private static List<Band> bands(List<Change> changes, Duration end) {
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            Duration to = i + 1 < changes.size() ? changes.get(i + 1).at() : end;
            // What was over at once was never seen; the last is how it stands at the end.
            if (to.compareTo(change.at()) > 0 || i + 1 == changes.size()) {
                bands.add(new Band(change.state(), change.label(), change.at(), to));
            }
        }
        return bands;
    }

    private static Page page(Grant grant) {
        Request request = grant.asked().request();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(Duration.ZERO, DoorState.LOCKED, "not asked"));
        return new Page(
                request.requester().id(),
                request.action() + " on " + request.resource() + " in " + request.zone(),
                changes);
    }

    private static DoorState state(GrantState state) {
        return switch (state) {
            case DENIED -> DoorState.LOCKED;
            case PENDING, READY -> DoorState.PENDING;
            case ACTIVE, PAUSED -> DoorState.OPEN;
            default -> DoorState.SHUT;
        };
    }
}
