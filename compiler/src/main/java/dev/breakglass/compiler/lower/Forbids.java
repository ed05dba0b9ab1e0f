package dev.breakglass.compiler.lower;

import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.runtime.policy.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All forbids in numbers of their own, which are those of the whole policy too, because they come first; and which of them
 * can cover a request in a zone. Zones under the same forbids share one answer. Safe for any thread.
 */
final class Forbids {

    /**
     * @param numbers of forbids, in order
     * @param inputs what they read
     * @param marks what they look at
     */
    record Covering(List<Integer> numbers, List<Rules.Place> inputs, List<Rules.Place> marks) {}

    private final List<Forbid> lowered;
    private final Part part;
    private final List<Rules.ForbidRule> rules = new ArrayList<>();
    private final List<Integer> everywhere = new ArrayList<>();
    private final Map<String, List<Integer>> byZone = new HashMap<>();
    private final List<Formulas> reads = new ArrayList<>();
    private final Map<List<Integer>, Covering> shared = new ConcurrentHashMap<>();

    private Forbids(List<Forbid> forbids, Names names) {
        this.lowered = forbids;
        Section section = Section.ofForbids(names);
        for (int i = 0; i < forbids.size(); i++) {
            Forbid forbid = forbids.get(i);
            forbid.zone()
                    .map(zone -> byZone.computeIfAbsent(zone.name(), name -> new ArrayList<>()))
                    .orElse(everywhere)
                    .add(i);
            rules.add(lower(forbid, section));
        }
        this.part = section.part();
    }

    static Forbids of(List<Forbid> forbids, Names names) {
        return new Forbids(forbids, names);
    }

    private Rules.ForbidRule lower(Forbid forbid, Section section) {
        Conditions conditions = new Conditions(section, Set.of(), Optional.empty());
        Formulas formulas = conditions.formulas();
        Rules.Condition when = conditions.lower(forbid.when(), Wording.forbidding(forbid), formulas);
        reads.add(formulas);
        return new Rules.ForbidRule(
                section.names().roles(forbid.roles()), section.names().actionsOf(forbid.actions()), when);
    }

    boolean are(List<Forbid> forbids) {
        return lowered.equals(forbids);
    }

    Part part() {
        return part;
    }

    List<Rules.ForbidRule> rules() {
        return rules;
    }

    Covering of(Zone zone) {
        TreeSet<Integer> numbers = new TreeSet<>(everywhere);
        String name = zone.name();
        for (int dot = name.indexOf('.'); dot >= 0 && !byZone.isEmpty(); dot = name.indexOf('.', dot + 1)) {
            numbers.addAll(byZone.getOrDefault(name.substring(0, dot), List.of()));
        }
        numbers.addAll(byZone.getOrDefault(name, List.of()));
        return shared.computeIfAbsent(List.copyOf(numbers), this::covering);
    }

    private Covering covering(List<Integer> numbers) {
        Set<Integer> inputs = new LinkedHashSet<>();
        Set<Integer> looked = new LinkedHashSet<>();
        for (int number : numbers) {
            inputs.addAll(reads.get(number).reads());
            looked.addAll(reads.get(number).marks());
        }
        return new Covering(numbers, places(inputs), places(looked));
    }

    /** The first places are those of the forbids, in the order of their numbers. */
    private static List<Rules.Place> places(Set<Integer> numbers) {
        return numbers.stream().map(number -> new Rules.Place(number, number)).toList();
    }
}
