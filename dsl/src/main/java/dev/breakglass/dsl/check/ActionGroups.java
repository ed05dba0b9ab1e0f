package dev.breakglass.dsl.check;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.model.Action;
import dev.breakglass.dsl.syntax.Written;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Replaces groups of actions by the atomic actions in them. */
final class ActionGroups {
    private final Names<List<Written<String>>> actions;
    private final Faults faults;
    private final int depthMax;
    private final Map<String, SortedSet<String>> members = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private boolean saidTooDeep;

    ActionGroups(Names<List<Written<String>>> actions, Faults faults, Limits limits) {
        this.actions = actions;
        this.faults = faults;
        this.depthMax = limits.nestingMax();
    }

    List<Action> all() {
        List<Action> all = new ArrayList<>();
        actions.all().forEach((name, includes) -> {
            SortedSet<String> atoms = members(name);
            all.add(new Action(name, includes.isEmpty() ? List.of() : List.copyOf(atoms), actions.placeOf(name)));
        });
        return all;
    }

    /** The atomic actions that these names stand for, in order of name; unknown names are reported. */
    List<String> atoms(Collection<Written<String>> names) {
        SortedSet<String> atoms = new TreeSet<>();
        for (Written<String> name : names) {
            if (actions.find(name).isPresent()) {
                atoms.addAll(members(name.value()));
            }
        }
        return List.copyOf(atoms);
    }

    private SortedSet<String> members(String name) {
        SortedSet<String> known = members.get(name);
        if (known != null) {
            return known;
        }
        List<Written<String>> includes = actions.all().getOrDefault(name, List.of());
        SortedSet<String> atoms = new TreeSet<>();
        if (includes.isEmpty()) {
            atoms.add(name);
        }
        open.add(name);
        int depth = 0;
        for (Written<String> include : includes) {
            if (open.contains(include.value())) {
                cycle(include);
            } else if (open.size() > depthMax) {
                tooDeep(include);
            } else if (actions.find(include).isPresent()) {
                atoms.addAll(members(include.value()));
                depth = Math.max(depth, depths.getOrDefault(include.value(), 0) + 1);
                if (depth > depthMax) {
                    tooDeep(include);
                }
            }
        }
        depths.put(name, depth);
        open.remove(name);
        members.put(name, atoms);
        return atoms;
    }

    /** Said once: all groups around this one are too deep as well. */
    private void tooDeep(Written<String> include) {
        if (!saidTooDeep) {
            saidTooDeep = true;
            faults.add(Code.NESTED_TOO_DEEP, include.place(), "groups may include one another " + depthMax + " deep");
        }
    }

    private void cycle(Written<String> back) {
        faults.add(Diagnostic.error(
                        Code.CYCLIC_GROUP,
                        back.place(),
                        Quote.of(back.value()) + " includes itself, directly or through another group")
                .seeing(actions.placeOf(back.value()), "the group is declared here"));
    }
}
