package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Lists;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Provider;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.source.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A zone whose every door needs a signal or a factor that comes from inside it, or from another zone whose every door
 * in turn needs something from the first: once down, it cannot be opened to be mended.
 */
final class SharedFate implements Rule {
    private static final int DOORS_SHOWN_MAX = 3;

    @Override
    public Code code() {
        return Code.SHARED_FATE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Standstill standstill = new Standstill(set.policy());
        Map<String, Zone> zones = new HashMap<>();
        set.policy().zones().forEach(zone -> zones.put(zone.name(), zone));
        Set<String> told = new HashSet<>();
        for (String name : standstill.zones()) {
            List<String> circle = circle(name, standstill);
            Zone zone = zones.get(name);
            if (zone != null && !circle.isEmpty() && Collections.disjoint(told, circle)) {
                told.addAll(circle);
                found.accept(fate(zone, circle, standstill));
            }
        }
    }

    /** The shortest way from a zone over what it waits for back to itself; empty when it only waits for others. */
    private static List<String> circle(String zone, Standstill standstill) {
        Map<String, String> cameFrom = new HashMap<>();
        Set<Provider> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(zone));
        while (!open.isEmpty() && !cameFrom.containsKey(zone)) {
            String next = open.removeFirst();
            for (Provider awaited : standstill.awaited(next)) {
                Set<String> homes = seen.add(awaited) ? standstill.homes(awaited) : Set.of();
                // The zone itself first, so that what hangs on nothing else is told at once.
                for (String home : homes.contains(zone) ? Set.of(zone) : homes) {
                    if (standstill.zones().contains(home) && cameFrom.putIfAbsent(home, next) == null) {
                        open.addLast(home);
                    }
                }
            }
        }
        Deque<String> circle = new ArrayDeque<>();
        for (String at = cameFrom.get(zone); at != null; at = at.equals(zone) ? null : cameFrom.get(at)) {
            circle.addFirst(at);
        }
        return List.copyOf(circle);
    }

    private Diagnostic fate(Zone zone, List<String> circle, Standstill standstill) {
        Diagnostic fate = circle.size() == 1
                ? finding(
                                zone.place(),
                                "once " + Quote.of(zone.name()) + " is down no path opens it, for each needs something"
                                        + " that it serves itself")
                        .labelled("its locks hang on what lies behind its doors")
                : finding(
                                zone.place(),
                                "once " + Lists.text(circle) + " are down no path opens them, for the doors of each"
                                        + " need something from the next")
                        .labelled("the circle begins here");
        List<Lock> locks = new ArrayList<>();
        for (int i = 0; i < circle.size(); i++) {
            fate = link(fate, circle.get(i), circle.get((i + 1) % circle.size()), standstill, locks);
        }
        return fate.helping(help(locks));
    }

    /** Says what the doors of a zone need from the next one, and adds those locks. */
    private static Diagnostic link(Diagnostic fate, String zone, String next, Standstill standstill, List<Lock> locks) {
        Diagnostic linked = fate;
        SortedMap<Place, Set<Lock.Need>> served = new TreeMap<>(Home.IN_ORDER);
        List<BreakglassPath> doors = standstill.doors(zone);
        for (BreakglassPath path : doors.subList(0, Math.min(DOORS_SHOWN_MAX, doors.size()))) {
            Optional<Lock> lock = standstill.locks(path).stream()
                    .map(each -> each.from(need -> standstill.home(need, next).isPresent()))
                    .filter(each -> !each.needs().isEmpty())
                    .findFirst();
            if (lock.isPresent()) {
                List<Lock.Need> needs = lock.get().needs();
                linked = linked.seeing(lock.get().place(), Quote.of(path.name()) + " needs " + text(needs) + " here");
                needs.forEach(need -> served.computeIfAbsent(
                                standstill.home(need, next).orElseThrow(), place -> new LinkedHashSet<>())
                        .add(need));
                locks.add(lock.get());
            }
        }
        for (Map.Entry<Place, Set<Lock.Need>> home : served.entrySet()) {
            linked = linked.seeing(
                    home.getKey(),
                    text(home.getValue()) + (home.getValue().size() == 1 ? " comes" : " come") + " from here, in "
                            + Quote.of(next));
        }
        return linked;
    }

    private static String text(Collection<Lock.Need> needs) {
        return Lists.text(needs.stream().map(Lock.Need::text).distinct().toList());
    }

    private static String help(List<Lock> locks) {
        List<String> tolerable = new ArrayList<>();
        List<String> forbidden = new ArrayList<>();
        for (Lock lock : locks) {
            for (Lock.Need need : lock.needs()) {
                if (need.factor().isEmpty()) {
                    (lock.isForbid() ? forbidden : tolerable).add(need.text());
                }
            }
        }
        if (!tolerable.isEmpty()) {
            return "the usual cure is one more path that says `tolerate unknown "
                    + String.join(", ", tolerable.stream().distinct().toList())
                    + " because \"…\"`, with an mfa that is `phishing-resistant` and two approvals";
        } else if (!forbidden.isEmpty()) {
            return "let the forbid be false without "
                    + Lists.text(forbidden.stream().distinct().toList())
                    + " for some request, or let that come from elsewhere";
        }
        return "accept a factor that comes from elsewhere, such as `mfa webauthn or piv within 5m`";
    }
}
