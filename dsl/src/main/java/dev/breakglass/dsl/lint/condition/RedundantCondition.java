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
            Demands.Before before = demands.before(site);
            for (Expr term : Walk.demanded(site.meant())) {
                Optional<Demands.Demand> same = before.same(term);
                same.or(() -> stricter(term, site, claims, before))
                        .ifPresent(demand -> found.accept(redundant(term, demand, same.isPresent())));
            }
        }
    }

    private static Optional<Demands.Demand> stricter(Expr term, Site site, Claims claims, Demands.Before before) {
        return claims.of(term, site)
                .filter(claim -> !claim.isAlways())
                .flatMap(claim -> before.about(claim.subject()).stream()
                        .filter(demand -> follows(claim, demand.claim().orElseThrow()))
                        .findFirst());
    }

    private static boolean follows(Claim claim, Claim demand) {
        Values demanded = demand.values().and(claim.possible());
        return !demanded.isEmpty() && claim.values().covers(demanded);
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
