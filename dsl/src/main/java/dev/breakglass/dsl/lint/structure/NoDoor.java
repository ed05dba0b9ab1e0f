package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Zone;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A zone with resources and no path: when they fail, nobody can be let in. */
final class NoDoor implements Rule {

    @Override
    public Code code() {
        return Code.NO_DOOR;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Set<String> opened =
                set.policy().paths().stream().map(path -> path.zone().name()).collect(Collectors.toSet());
        for (Zone zone : set.policy().zones()) {
            if (Home.is(zone.place()) && !zone.contains().isEmpty() && !opened.contains(zone.name())) {
                found.accept(finding(zone.place(), "no path opens " + Quote.of(zone.name()))
                        .labelled("it contains resources")
                        .noting("a path opens the one zone that it names, and none below it"));
            }
        }
    }
}
