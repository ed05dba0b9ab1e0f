package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.source.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A comparison that can have one outcome only, given the values that there are where it stands. */
final class ConstantComparison implements Rule {

    @Override
    public Code code() {
        return Code.CONSTANT_COMPARISON;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Claims claims = new Claims(set);
        for (Site site : Site.all(set)) {
            look(site.meant(), site, claims, found);
        }
    }

    private void look(Expr term, Site site, Claims claims, Consumer<Diagnostic> found) {
        if (term instanceof Expr.And and) {
            and.all().forEach(part -> look(part, site, claims, found));
        } else if (term instanceof Expr.Or or) {
            or.any().forEach(part -> look(part, site, claims, found));
            exhausted(or, site, claims, found);
        } else if (term instanceof Expr.Not not && !isSingle(not.negated())) {
            look(not.negated(), site, claims, found);
        } else {
            claims.of(term, site)
                    .filter(claim -> claim.isNever() || claim.isAlways())
                    .ifPresent(claim -> found.accept(constant(term, claim, site)));
        }
    }

    private static boolean isSingle(Expr term) {
        return term instanceof Expr.Not not
                ? isSingle(not.negated())
                : !(term instanceof Expr.And || term instanceof Expr.Or);
    }

    private Diagnostic constant(Expr term, Claim claim, Site site) {
        boolean outcome = claim.isAlways();
        Diagnostic finding =
                finding(term.place(), Excerpt.quoted(term.place()) + " can only be " + (outcome ? "true" : "false"));
        if (claim.limits().isPresent()) {
            Optional<Place> where = claim.limits().get().place();
            String words = claim.limits().get().words();
            finding = where.isPresent() ? finding.seeing(where.get(), words) : finding.labelled(words);
        }
        return decides(term, outcome, site) ? finding.noting(outcome ? site.whenAlways() : site.whenNever()) : finding;
    }

    /** Whether this outcome is that of the whole condition. */
    private static boolean decides(Expr term, boolean outcome, Site site) {
        Expr whole = site.meant();
        List<Expr> parts = outcome ? whole instanceof Expr.Or or ? or.any() : List.of(whole) : Walk.demanded(whole);
        return parts.stream().anyMatch(part -> part == term);
    }

    /** {@code x == a or x != a}: each says something, and together they say nothing. */
    private void exhausted(Expr.Or or, Site site, Claims claims, Consumer<Diagnostic> found) {
        Map<String, Claim> soFar = new HashMap<>();
        Map<String, Place> firsts = new HashMap<>();
        for (Expr part : or.any()) {
            Optional<Claim> own = claims.of(part, site).filter(claim -> !claim.isNever() && !claim.isAlways());
            if (own.isEmpty()) {
                continue;
            }
            String subject = own.get().subject();
            Claim before = soFar.get(subject);
            Claim both = before == null ? own.get() : before.or(own.get());
            Place first = firsts.computeIfAbsent(subject, same -> part.place());
            if (both.isAlways() && (before == null || !before.isAlways())) {
                Diagnostic finding = finding(part.place(), "these terms leave nothing out between them")
                        .labelled("this takes in all that is left")
                        .seeing(first, "the first of them");
                found.accept(or == site.meant() ? finding.noting(site.whenAlways()) : finding);
            }
            soFar.put(subject, both);
        }
    }
}
