package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.source.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Terms that cannot be true together: in one {@code and}, or in a path and the zone that it opens. */
final class Contradiction implements Rule {
    private static final int SHOWN_MAX = 4;

    @Override
    public Code code() {
        return Code.CONTRADICTION;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Claims claims = new Claims(set);
        List<Site> sites = Site.all(set);
        Demands demands = new Demands(sites, claims);
        for (Site site : sites) {
            Demands.Before before = demands.before(site);
            together(Walk.demanded(site.meant()), subject -> said(before.about(subject)), true, site, claims, found);
            Walk.each(site.meant(), term -> {
                if (term instanceof Expr.And and && term != site.meant()) {
                    together(and.all(), subject -> new ArrayList<>(), false, site, claims, found);
                }
            });
        }
    }

    /** @param label for the place, where it is the second one */
    private record Said(Values values, Place place, String label) {}

    private static List<Said> said(List<Demands.Demand> demands) {
        List<Said> said = new ArrayList<>();
        for (Demands.Demand demand : demands) {
            said.add(new Said(
                    demand.claim().orElseThrow().values(),
                    demand.term().place(),
                    "demanded of everybody in " + Quote.of(demand.zone().name())));
        }
        return said;
    }

    /**
     * @param before what is said of a subject already
     * @param whole whether all of the site's condition is false once these are
     */
    private void together(
            List<Expr> terms,
            Function<String, List<Said>> before,
            boolean whole,
            Site site,
            Claims claims,
            Consumer<Diagnostic> found) {
        Map<String, List<Said>> bySubject = new HashMap<>();
        for (Expr term : terms) {
            Optional<Claim> claim = claims.of(term, site).filter(one -> !one.isNever());
            if (claim.isEmpty()) {
                continue;
            }
            List<Said> earlier = bySubject.computeIfAbsent(claim.get().subject(), before);
            Values left = claim.get().possible();
            for (Said said : earlier) {
                left = left.and(said.values());
            }
            if (!left.isEmpty() && left.and(claim.get().values()).isEmpty()) {
                Diagnostic finding = excluded(term, claim.get(), earlier);
                found.accept(whole ? finding.noting("so " + site.whenNever()) : finding);
                return;
            }
            earlier.add(new Said(claim.get().values(), term.place(), "not together with this"));
        }
    }

    private Diagnostic excluded(Expr term, Claim claim, List<Said> earlier) {
        Optional<Said> opposite = earlier.stream()
                .filter(said -> said.values().and(claim.values()).isEmpty())
                .findFirst();
        if (opposite.isPresent()) {
            Place other = opposite.get().place();
            return finding(
                            term.place(),
                            Excerpt.quoted(other) + " and " + Excerpt.quoted(term.place()) + " are never true together")
                    .seeing(other, opposite.get().label());
        }
        Diagnostic finding = finding(
                term.place(), Excerpt.quoted(term.place()) + " excludes all that is left by the terms before it");
        for (Said said : earlier.subList(0, Math.min(earlier.size(), SHOWN_MAX))) {
            finding = finding.seeing(said.place(), said.label());
        }
        return finding;
    }
}
