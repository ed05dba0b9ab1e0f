package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The zones that stay closed once everything is down at the same time. A zone is recovered when one of its doors opens
 * by what is alive, which is what no zone serves or a recovered zone serves; what is left waits for itself.
 */
final class Standstill {
    private final Providers providers;
    private final Doors doors;
    private final Set<String> down;

    Standstill(Policy policy) {
        providers = new Providers(policy);
        doors = new Doors(policy);
        down = providers.zones();
        down.removeIf(zone -> doors.into(zone).isEmpty());
        Map<String, Set<String>> waiting = waiting();
        Deque<String> open = new ArrayDeque<>(down);
        while (!open.isEmpty()) {
            String zone = open.removeFirst();
            if (down.contains(zone) && doors.into(zone).stream().anyMatch(path -> locks(path).isEmpty())) {
                down.remove(zone);
                open.addAll(waiting.getOrDefault(zone, Set.of()));
            }
        }
    }

    /** By zone, the zones one of whose doors hangs on it. */
    private Map<String, Set<String>> waiting() {
        Map<String, Set<String>> waiting = new HashMap<>();
        for (String zone : down) {
            for (String other : awaited(zone)) {
                waiting.computeIfAbsent(other, name -> new TreeSet<>()).add(zone);
            }
        }
        return waiting;
    }

    Set<String> zones() {
        return down;
    }

    /** The zones that serve what the doors of this one are waiting for. */
    Set<String> awaited(String zone) {
        Set<String> awaited = new TreeSet<>();
        for (BreakglassPath path : doors.into(zone)) {
            for (Lock lock : locks(path)) {
                lock.needs().forEach(need -> awaited.addAll(providers.homes(need).keySet()));
            }
        }
        return awaited;
    }

    List<BreakglassPath> doors(String zone) {
        return doors.into(zone);
    }

    /** What keeps a path closed. */
    List<Lock> locks(BreakglassPath path) {
        return doors.locks(path, this::isDead);
    }

    /** Where the zone holds what the need comes from. */
    Optional<Place> home(Lock.Need need, String zone) {
        return Optional.ofNullable(providers.homes(need).get(zone));
    }

    private boolean isDead(Lock.Need need) {
        Set<String> homes = providers.homes(need).keySet();
        return !homes.isEmpty() && down.containsAll(homes);
    }
}
