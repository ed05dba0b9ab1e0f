package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.PolicyFile;
import dev.breakglass.dsl.syntax.Written;
import dev.breakglass.dsl.syntax.ZoneClause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A flow to the zone itself, or to one that the zone flows to already. */
final class RedundantFlow implements Rule {

    @Override
    public Code code() {
        return Code.REDUNDANT_FLOW;
    }

    @Override
    public Severity severity() {
        return Severity.NOTE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        for (PolicyFile file : set.files()) {
            for (Declaration declaration : file.declarations()) {
                if (declaration instanceof Declaration.Zone zone) {
                    zone(zone, found);
                }
            }
        }
    }

    private void zone(Declaration.Zone zone, Consumer<Diagnostic> found) {
        Map<String, Place> firsts = new HashMap<>();
        for (ZoneClause clause : zone.clauses()) {
            for (Written<String> to :
                    clause instanceof ZoneClause.FlowsTo flow ? flow.zones() : List.<Written<String>>of()) {
                Place first = firsts.putIfAbsent(to.value(), to.place());
                String name = Quote.of(zone.name().value());
                if (to.value().equals(zone.name().value())) {
                    found.accept(finding(to.place(), name + " flows to itself")
                            .labelled("where one is already")
                            .helping("remove it, or name the zone that was meant"));
                } else if (first != null) {
                    found.accept(finding(to.place(), name + " flows to " + Quote.of(to.value()) + " twice")
                            .labelled("the second time")
                            .seeing(first, "the first time")
                            .helping("remove it, or name the zone that was meant"));
                }
            }
        }
    }
}
