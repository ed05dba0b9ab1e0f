package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.PolicyFile;
import dev.breakglass.dsl.syntax.Written;
import dev.breakglass.dsl.syntax.ZoneClause;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which zone can be reached from which, directly or through others. */
final class Flows {
    private final Map<String, Map<String, Place>> places = new HashMap<>();
    private final Map<String, List<String>> sources = new HashMap<>();

    /**
     * A way from one zone to another.
     *
     * @param next the zone that it goes through first
     */
    record Flow(String next, String to) {}

    Flows(CheckedSet set) {
        for (PolicyFile file : set.files()) {
            for (Declaration declaration : file.declarations()) {
                if (declaration instanceof Declaration.Zone zone) {
                    zone(zone);
                }
            }
        }
    }

    private void zone(Declaration.Zone zone) {
        String from = zone.name().value();
        for (ZoneClause clause : zone.clauses()) {
            if (clause instanceof ZoneClause.FlowsTo flow) {
                for (Written<String> to : flow.zones()) {
                    places.computeIfAbsent(from, name -> new HashMap<>()).putIfAbsent(to.value(), to.place());
                    sources.computeIfAbsent(to.value(), name -> new ArrayList<>())
                            .add(from);
                }
            }
        }
    }

    /** The zones from which one of these can be reached, the nearest first, and how. */
    Map<String, Flow> into(List<String> targets) {
        Map<String, Flow> reached = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(targets);
        Set<String> isTarget = Set.copyOf(targets);
        while (!open.isEmpty()) {
            String zone = open.removeFirst();
            for (String source : sources.getOrDefault(zone, List.of())) {
                Flow onward = reached.get(zone);
                String to = isTarget.contains(zone) || onward == null ? zone : onward.to();
                if (!isTarget.contains(source) && reached.putIfAbsent(source, new Flow(zone, to)) == null) {
                    open.addLast(source);
                }
            }
        }
        return reached;
    }

    /** Where the first step of the way is written. */
    Place place(String from, Flow flow) {
        return Optional.ofNullable(places.getOrDefault(from, Map.of()).get(flow.next()))
                .orElseThrow();
    }
}
