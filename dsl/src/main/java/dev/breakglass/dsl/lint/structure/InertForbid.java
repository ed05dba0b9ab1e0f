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
            String zone = forbid.zone().map(Zone::name).orElse(EVERYWHERE);
            Set<String> actions = allowed.getOrDefault(zone, Set.of());
            if (!Home.is(forbid.place())) {
                continue;
            } else if (actions.isEmpty()) {
                found.accept(
                        inert(forbid, "no path leads " + (zone.isEmpty() ? "anywhere" : "into its zone or below")));
            } else if (!forbid.actions().isEmpty() && forbid.actions().stream().noneMatch(actions::contains)) {
                found.accept(inert(
                        forbid,
                        "no path " + (zone.isEmpty() ? "" : "into its zone or below ") + "allows "
                                + Lists.text(forbid.actions())));
            }
        }
    }

    private Diagnostic inert(Forbid forbid, String why) {
        return finding(forbid.place(), Quote.of(forbid.name()) + " forbids nothing that could be had")
                .labelled(why)
                .noting("as a guard against paths that are yet to be written it is right as it is");
    }
}
