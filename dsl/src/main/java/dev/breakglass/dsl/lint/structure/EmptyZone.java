package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Zone;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** A zone that contains nothing and that no zone lies in: its bounds bind nothing. */
final class EmptyZone implements Rule {

    @Override
    public Code code() {
        return Code.EMPTY_ZONE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Set<String> parents = new HashSet<>();
        set.policy().zones().forEach(zone -> zone.parent().ifPresent(parent -> parents.add(parent.name())));
        for (Zone zone : set.policy().zones()) {
            if (Home.is(zone.place()) && zone.contains().isEmpty() && !parents.contains(zone.name())) {
                found.accept(finding(zone.place(), Quote.of(zone.name()) + " contains nothing, and no zone lies in it")
                        .labelled("nothing can be opened here")
                        .helping("say what lies in it, such as `contains KIND \"…\"`, or remove it"));
            }
        }
    }
}
