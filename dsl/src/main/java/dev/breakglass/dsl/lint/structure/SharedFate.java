package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Lists;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Zone;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        Deque<String> open = new ArrayDeque<>(List.of(zone));
        while (!open.isEmpty() && !cameFrom.containsKey(zone)) {
            String next = open.removeFirst();
            for (String awaited : standstill.awaited(next)) {
                if (standstill.zones().contains(awaited) && cameFrom.putIfAbsent(awaited, next) == null) {
                    open.addLast(awaited);
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
        Set<Lock.Need> needs = new LinkedHashSet<>();
        for (int i = 0; i < circle.size(); i++) {
            fate = link(fate, circle.get(i), circle.get((i + 1) % circle.size()), standstill, needs);
        }
        return fate.helping(help(needs));
    }

    private static Diagnostic link(
            Diagnostic fate, String zone, String next, Standstill standstill, Set<Lock.Need> needs) {
        Diagnostic linked = fate;
        Set<Lock.Need> served = new LinkedHashSet<>();
        List<BreakglassPath> doors = standstill.doors(zone);
        for (BreakglassPath path : doors.subList(0, Math.min(DOORS_SHOWN_MAX, doors.size()))) {
            for (Lock lock : standstill.locks(path)) {
                List<Lock.Need> from = lock.needs().stream()
                        .filter(need -> standstill.home(need, next).isPresent())
                        .toList();
                if (!from.isEmpty()) {
                    linked = linked.seeing(
                            lock.place(), Quote.of(path.name()) + " needs " + text(from) + " here");
                    served.addAll(from);
                    break;
                }
            }
        }
        for (Lock.Need need : served) {
            linked = linked.seeing(
                    standstill.home(need, next).orElseThrow(), text(List.of(need)) + " comes from here, in " + Quote.of(next));
        }
        needs.addAll(served);
        return linked;
    }

    private static String text(List<Lock.Need> needs) {
        return Lists.text(needs.stream().map(Lock.Need::text).toList());
    }

    private static String help(Set<Lock.Need> needs) {
        List<String> signals = needs.stream()
                .filter(need -> need.factor().isEmpty())
                .map(Lock.Need::text)
                .toList();
        if (signals.isEmpty()) {
            return "accept a factor that comes from elsewhere, such as `mfa webauthn or piv within 5m`";
        }
        return "the usual cure is one more path that says `tolerate unknown " + String.join(", ", signals)
                + " because \"…\"`, with an mfa that is `phishing-resistant` and two approvals";
    }
}
