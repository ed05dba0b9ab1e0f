package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Lists;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Role;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Two roles from the same groups: whoever holds the one holds the other. */
final class SameGroup implements Rule {

    @Override
    public Code code() {
        return Code.SAME_GROUP;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Map<List<String>, Role> firsts = new HashMap<>();
        List<Role> roles = set.policy().roles().stream()
                .sorted(Comparator.comparing(Role::place, Home.IN_ORDER))
                .toList();
        for (Role role : roles) {
            Role first = firsts.putIfAbsent(role.groups(), role);
            if (first != null && !saidToBeDisjoint(first, role)) {
                found.accept(finding(
                                role.place(),
                                Quote.of(role.name()) + " and " + Quote.of(first.name()) + " are the same people")
                        .labelled("from " + Lists.text(role.groups()) + " too")
                        .seeing(first.place(), "the same groups")
                        .noting("two clauses that ask for one of each look like two duties, and are one")
                        .helping("keep one of the two, or name the group that was meant"));
            }
        }
    }

    /** Then they are a contradiction, which another rule tells. */
    private static boolean saidToBeDisjoint(Role a, Role b) {
        return a.disjointFrom().contains(b.name()) || b.disjointFrom().contains(a.name());
    }
}
