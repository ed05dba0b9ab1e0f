package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.Provider;
import dev.breakglass.dsl.source.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The zones that stay closed once everything is down at the same time. A zone is recovered when one of its doors opens
 * by what is alive, which is what no zone serves or a recovered zone serves; what is left waits for itself.
 */
final class Standstill {
    private final Providers providers;
    private final Doors doors;
    private final Set<String> down = new TreeSet<>();
    private final Set<Provider> dead = new LinkedHashSet<>();

    Standstill(Policy policy) {
        providers = new Providers(policy);
        doors = new Doors(policy);
        Map<String, Set<Provider>> serving = new TreeMap<>();
        providers
                .homes()
                .forEach((provider, homes) -> homes.keySet()
                        .forEach(zone -> serving.computeIfAbsent(zone, name -> new LinkedHashSet<>())
                                .add(provider)));
        // A zone without a door is another rule's affair, and here as good as recovered.
        serving.keySet().stream().filter(zone -> !doors.into(zone).isEmpty()).forEach(down::add);
        providers.homes().forEach((provider, homes) -> {
            if (down.containsAll(homes.keySet())) {
                dead.add(provider);
            }
        });
        Map<Provider, Set<String>> waiting = waiting();
        Deque<String> open = new ArrayDeque<>(down);
        while (!open.isEmpty()) {
            String zone = open.removeFirst();
            if (down.contains(zone)
                    && doors.into(zone).stream().anyMatch(path -> locks(path).isEmpty())) {
                down.remove(zone);
                for (Provider provider : serving.getOrDefault(zone, Set.of())) {
                    if (dead.remove(provider)) {
                        open.addAll(waiting.getOrDefault(provider, Set.of()));
                    }
                }
            }
        }
    }

    /** By provider, the zones one of whose doors hangs on it. */
    private Map<Provider, Set<String>> waiting() {
        Map<Provider, Set<String>> waiting = new HashMap<>();
        for (String zone : down) {
            for (Provider provider : awaited(zone)) {
                waiting.computeIfAbsent(provider, each -> new TreeSet<>()).add(zone);
            }
        }
        return waiting;
    }

    /** In order of name. */
    Set<String> zones() {
        return down;
    }

    /** What the doors of the zone are waiting for. */
    Set<Provider> awaited(String zone) {
        Set<Provider> awaited = new LinkedHashSet<>();
        for (BreakglassPath path : doors.into(zone)) {
            for (Lock lock : locks(path)) {
                lock.needs().forEach(need -> providers.of(need).ifPresent(awaited::add));
            }
        }
        return awaited;
    }

    /** The zones that hold it. */
    Set<String> homes(Provider provider) {
        return providers.homes().getOrDefault(provider, Map.of()).keySet();
    }

    List<BreakglassPath> doors(String zone) {
        return doors.into(zone);
    }

    /** What keeps a path closed. */
    List<Lock> locks(BreakglassPath path) {
        return doors.locks(
                path, need -> providers.of(need).filter(dead::contains).isPresent());
    }

    /** Where the zone holds what the need comes from. */
    Optional<Place> home(Lock.Need need, String zone) {
        return providers
                .of(need)
                .flatMap(provider -> Optional.ofNullable(
                        providers.homes().getOrDefault(provider, Map.of()).get(zone)));
    }
}
