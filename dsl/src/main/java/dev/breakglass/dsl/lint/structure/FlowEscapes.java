package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A path that gives a shell in a zone from which a stricter one can be reached: who comes in by it goes on to where its
 * own controls would not let it in.
 */
final class FlowEscapes implements Rule {
    private static final Set<String> SHELLS = Set.of("shell", "exec", "console", "ssh", "admin", "sudo", "root");

    @Override
    public Code code() {
        return Code.FLOW_ESCAPES;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Map<String, List<BreakglassPath>> shells = new HashMap<>();
        for (BreakglassPath path : set.policy().paths()) {
            if (shell(path).isPresent()) {
                shells.computeIfAbsent(path.zone().name(), zone -> new ArrayList<>())
                        .add(path);
            }
        }
        Flows flows = new Flows(set);
        Map<Floors, List<String>> zones = new LinkedHashMap<>();
        Floors.of(set.policy().zones())
                .forEach((zone, floors) ->
                        zones.computeIfAbsent(floors, same -> new ArrayList<>()).add(zone));
        // Paths that ask the same are let in at the same doors, and most shells follow a few profiles.
        Map<List<Object>, BreakglassPath> kinds = new LinkedHashMap<>();
        shells.values().forEach(paths -> paths.forEach(path -> kinds.putIfAbsent(asked(path), path)));
        Set<String> told = new HashSet<>();
        zones.forEach((floors, strict) -> {
            boolean stops = kinds.values().stream()
                    .anyMatch(path -> !floors.missing(path).isEmpty());
            Map<String, Flows.Flow> reached = stops ? flows.into(strict) : Map.of();
            reached.forEach((zone, target) -> {
                for (BreakglassPath path : shells.getOrDefault(zone, List.of())) {
                    List<String> missing = floors.missing(path);
                    if (!missing.isEmpty() && told.add(path.name())) {
                        found.accept(escape(path, target, missing, flows));
                    }
                }
            });
        });
    }

    private static List<Object> asked(BreakglassPath path) {
        return List.of(
                path.approvals().people(),
                path.mfa().count(),
                path.mfa().kinds(),
                path.mfa().within(),
                path.ttl().max(),
                path.review().due().map(due -> due.within()));
    }

    private static Optional<String> shell(BreakglassPath path) {
        return path.allow().actions().stream()
                .filter(action -> SHELLS.contains(
                        action.substring(Math.max(action.lastIndexOf('.'), action.lastIndexOf('-')) + 1)))
                .findFirst();
    }

    private Diagnostic escape(BreakglassPath path, Flows.Flow target, List<String> missing, Flows flows) {
        return finding(
                        path.allow().place(),
                        Quote.of(shell(path).orElseThrow()) + " in "
                                + Quote.of(path.zone().name()) + " leads on to " + Quote.of(target.to())
                                + ", past what that zone demands")
                .labelled("a path there would need `" + String.join("`, `", missing) + "`")
                .seeing(flows.place(path.zone().name(), target), "it flows there")
                .helping("ask of " + Quote.of(path.name()) + " what " + Quote.of(target.to())
                        + " asks, or allow something narrower than a shell");
    }
}
