package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Expr;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A term that the zone, or a zone above, demands already. */
final class RedundantCondition implements Rule {

    @Override
    public Code code() {
        return Code.REDUNDANT_CONDITION;
    }

    @Override
    public Severity severity() {
        return Severity.NOTE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Claims claims = new Claims(set);
        List<Site> sites = Site.all(set);
        Demands demands = new Demands(sites, claims);
        for (Site site : sites) {
            List<Demands.Demand> before = demands.on(site);
            if (before.isEmpty()) {
                continue;
            }
            for (Expr term : Walk.demanded(site.meant())) {
                String shape = Shape.of(term);
                Optional<Claim> claim = claims.of(term, site).filter(one -> !one.isAlways());
                before.stream()
                        .filter(demand -> demand.shape().equals(shape) || follows(claim, demand))
                        .findFirst()
                        .ifPresent(demand -> found.accept(
                                redundant(term, demand, demand.shape().equals(shape))));
            }
        }
    }

    private static boolean follows(Optional<Claim> claim, Demands.Demand demand) {
        if (claim.isEmpty()
                || demand.claim().isEmpty()
                || !claim.get().subject().equals(demand.claim().get().subject())) {
            return false;
        }
        Values demanded = demand.claim().get().values().and(claim.get().possible());
        return !demanded.isEmpty() && claim.get().values().covers(demanded);
    }

    private Diagnostic redundant(Expr term, Demands.Demand demand, boolean same) {
        return finding(
                        term.place(),
                        Quote.of(demand.zone().name()) + " demands " + Excerpt.quoted(term.place()) + " already")
                .labelled(same ? "the same again" : "weaker than what is demanded")
                .seeing(
                        demand.term().place(),
                        "demanded of everybody in " + Quote.of(demand.zone().name()) + " and the zones below");
    }
}
