package dev.breakglass.dsl.lint.people;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Lists;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.PolicyFile;
import dev.breakglass.dsl.syntax.Written;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Two roles that are said to share nobody, and that share a group. */
final class ContradictoryDisjoint implements Rule {

    @Override
    public Code code() {
        return Code.CONTRADICTORY_DISJOINT;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Map<String, Role> roles = new HashMap<>();
        set.policy().roles().forEach(role -> roles.put(role.name(), role));
        Set<Set<String>> told = new HashSet<>();
        for (PolicyFile file : set.files()) {
            for (Declaration declaration : file.declarations()) {
                if (declaration instanceof Declaration.Role role) {
                    for (Written<String> other : role.disjointFrom()) {
                        Role one = roles.get(role.name().value());
                        Role two = roles.get(other.value());
                        if (one != null && two != null) {
                            contradiction(one, two, other.place(), told).ifPresent(found);
                        }
                    }
                }
            }
        }
    }

    private Optional<Diagnostic> contradiction(Role role, Role other, Place place, Set<Set<String>> told) {
        List<String> shared =
                role.groups().stream().filter(other.groups()::contains).toList();
        Set<String> pair = new TreeSet<>(List.of(role.name(), other.name()));
        if (shared.isEmpty() || !told.add(pair)) {
            return Optional.empty();
        } else if (pair.size() == 1) {
            return Optional.of(finding(place, Quote.of(role.name()) + " is said to be disjoint from itself")
                    .labelled("so nobody could hold it")
                    .helping("name the role that was meant"));
        }
        return Optional.of(finding(
                        place,
                        Quote.of(role.name()) + " is said to share nobody with " + Quote.of(other.name())
                                + ", and both come from " + Lists.text(shared))
                .labelled("whoever is in that group holds both")
                .seeing(other.place(), "from the same group")
                .helping("remove the group from one of the two, or the `disjoint from`"));
    }
}
