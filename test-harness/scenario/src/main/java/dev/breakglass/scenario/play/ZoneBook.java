package dev.breakglass.scenario.play;

import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.scenario.result.DoorState;
import dev.breakglass.scenario.result.ZoneDoor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps how the door of every zone stood over time. For one thread. */
final class ZoneBook {

    private final Map<String, Stretches> zones = new LinkedHashMap<>();

    void note(Duration at, Map<String, Grant> grants) {
        grants.values()
                .forEach(grant -> zones.computeIfAbsent(
                        zone(grant), z -> new Stretches(DoorState.LOCKED, DoorState.LOCKED.word())));
        zones.forEach((zone, stretches) -> {
            List<String> open = names(grants, zone, DoorState.OPEN);
            List<String> pending = names(grants, zone, DoorState.PENDING);
            if (!open.isEmpty()) {
                stretches.note(at, DoorState.OPEN, String.join(", ", open));
            } else if (!pending.isEmpty()) {
                stretches.note(at, DoorState.PENDING, String.join(", ", pending));
            } else {
                stretches.note(at, DoorState.LOCKED, DoorState.LOCKED.word());
            }
        });
    }

    List<ZoneDoor> doors(Duration end) {
        return zones.entrySet().stream()
                .map(zone -> new ZoneDoor(zone.getKey(), zone.getValue().bands(end)))
                .toList();
    }

    /** The requests for a zone that stand so. */
    private static List<String> names(Map<String, Grant> grants, String zone, DoorState state) {
        return grants.entrySet().stream()
                .filter(e -> zone(e.getValue()).equals(zone))
                .filter(e -> DoorStates.of(e.getValue().state()) == state)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String zone(Grant grant) {
        return grant.asked().request().zone();
    }
}
