package dev.breakglass.compiler.lower;

import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.runtime.policy.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which forbids can cover a request in a zone, and what they read there; zones under the same forbids share one answer. */
final class ZoneForbids {

    /** @param numbers in order */
    record Covering(List<Integer> numbers, List<Rules.Place> inputs, List<Rules.Place> marks) {}

    private final Places places;
    private final List<Integer> everywhere = new ArrayList<>();
    private final Map<String, List<Integer>> byZone = new HashMap<>();
    private final List<Set<Integer>> reads = new ArrayList<>();
    private final List<Set<Integer>> marks = new ArrayList<>();
    private final Map<List<Integer>, Covering> shared = new HashMap<>();

    ZoneForbids(Policy policy, Places places) {
        this.places = places;
        for (int i = 0; i < policy.forbids().size(); i++) {
            Forbid forbid = policy.forbids().get(i);
            forbid.zone()
                    .map(zone -> byZone.computeIfAbsent(zone.name(), name -> new ArrayList<>()))
                    .orElse(everywhere)
                    .add(i);
        }
    }

    /** What the next forbid reads. */
    void reads(Formulas formulas) {
        reads.add(formulas.reads());
        marks.add(formulas.marks());
    }

    Covering of(Zone zone) {
        TreeSet<Integer> numbers = new TreeSet<>(everywhere);
        String name = zone.name();
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            numbers.addAll(byZone.getOrDefault(name.substring(0, dot), List.of()));
        }
        numbers.addAll(byZone.getOrDefault(name, List.of()));
        return shared.computeIfAbsent(List.copyOf(numbers), this::covering);
    }

    private Covering covering(List<Integer> numbers) {
        Set<Integer> inputs = new LinkedHashSet<>();
        Set<Integer> looked = new LinkedHashSet<>();
        for (int number : numbers) {
            inputs.addAll(reads.get(number));
            looked.addAll(marks.get(number));
        }
        return new Covering(numbers, places.inputs(inputs), places.marks(looked));
    }
}
