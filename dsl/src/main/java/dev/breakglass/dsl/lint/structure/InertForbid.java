package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Lists;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Zone;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A forbid in whose zone no path leads, or none to the actions that it names. */
final class InertForbid implements Rule {
    private static final String EVERYWHERE = "";

    @Override
    public Code code() {
        return Code.INERT_FORBID;
    }

    @Override
    public Severity severity() {
        return Severity.NOTE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Map<String, Set<String>> allowed = new HashMap<>();
        for (BreakglassPath path : set.policy().paths()) {
            allowed.computeIfAbsent(EVERYWHERE, everywhere -> new HashSet<>())
                    .addAll(path.allow().actions());
            for (Zone zone : path.zone().lineage()) {
                allowed.computeIfAbsent(zone.name(), name -> new HashSet<>())
                        .addAll(path.allow().actions());
            }
        }
        for (Forbid forbid : set.policy().forbids()) {
            if (Home.is(forbid.place())) {
                String zone = forbid.zone().map(Zone::name).orElse(EVERYWHERE);
                why(forbid, zone, allowed.getOrDefault(zone, Set.of()))
                        .ifPresent(why -> found.accept(inert(forbid, why)));
            }
        }
    }

    private static Optional<String> why(Forbid forbid, String zone, Set<String> allowed) {
        if (allowed.isEmpty()) {
            return Optional.of("no path leads " + (zone.isEmpty() ? "anywhere" : "into its zone or below"));
        } else if (!forbid.actions().isEmpty() && forbid.actions().stream().noneMatch(allowed::contains)) {
            return Optional.of("no path " + (zone.isEmpty() ? "" : "into its zone or below ") + "allows "
                    + Lists.text(forbid.actions()));
        }
        return Optional.empty();
    }

    private Diagnostic inert(Forbid forbid, String why) {
        return finding(forbid.place(), Quote.of(forbid.name()) + " forbids nothing that could be had")
                .labelled(why)
                .noting("as a guard against paths that are yet to be written it is right as it is");
    }
}
