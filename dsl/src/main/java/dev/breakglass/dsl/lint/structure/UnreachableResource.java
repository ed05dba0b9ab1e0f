package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Globs;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.Zone;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A resource of a zone that has doors, none of which leads to it. */
final class UnreachableResource implements Rule {

    @Override
    public Code code() {
        return Code.UNREACHABLE_RESOURCE;
    }

    @Override
    public Severity severity() {
        return Severity.NOTE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Map<String, Map<String, Set<String>>> opened = new HashMap<>();
        for (BreakglassPath path : set.policy().paths()) {
            Map<String, Set<String>> kinds = opened.computeIfAbsent(path.zone().name(), zone -> new HashMap<>());
            for (ResourcePattern pattern : path.allow().on()) {
                kinds.computeIfAbsent(pattern.kind(), kind -> new LinkedHashSet<>())
                        .add(pattern.glob());
            }
        }
        for (Zone zone : set.policy().zones()) {
            Map<String, Set<String>> kinds = opened.getOrDefault(zone.name(), Map.of());
            for (ResourcePattern held :
                    kinds.isEmpty() || !Home.is(zone.place()) ? List.<ResourcePattern>of() : zone.contains()) {
                Set<String> globs = kinds.getOrDefault(held.kind(), Set.of());
                if (!globs.contains(held.glob())
                        && globs.stream().noneMatch(glob -> Globs.overlap(glob, held.glob()))) {
                    found.accept(finding(
                                    held.place(),
                                    "no path into " + Quote.of(zone.name()) + " opens this " + held.kind())
                            .labelled("when it fails, nobody can be let in to it")
                            .helping("name it in a path: `allow … on " + held.kind() + " \"" + held.glob() + "\"`"));
                }
            }
        }
    }
}
