package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Fix;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Condition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A term that stands twice in one condition, or a value in one list: one of the two was probably meant otherwise. */
final class RepeatedTerm implements Rule {
    private static final Pattern JOINER = Pattern.compile("\\s+(and|or)\\s+|\\s*,\\s*");

    @Override
    public Code code() {
        return Code.REPEATED_TERM;
    }

    @Override
    public boolean fixes() {
        return true;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        for (Site site : Site.all(set)) {
            Walk.each(site.meant(), term -> {
                if (term instanceof Expr.And and) {
                    terms(and.all(), found);
                } else if (term instanceof Expr.Or or) {
                    terms(or.any(), found);
                }
            });
            Walk.each(site.written(), term -> {
                if (term instanceof Condition.In in) {
                    values(in.anyOf(), found);
                }
            });
        }
    }

    private void terms(List<Expr> terms, Consumer<Diagnostic> found) {
        Map<String, Place> firsts = new HashMap<>();
        for (int i = 0; i < terms.size(); i++) {
            Place place = terms.get(i).place();
            Place first = firsts.putIfAbsent(Shape.of(terms.get(i)), place);
            if (first != null) {
                found.accept(repeated(place, first, terms.get(i - 1).place(), " stands here twice"));
            }
        }
    }

    private void values(List<Condition.Operand> values, Consumer<Diagnostic> found) {
        Map<String, Place> firsts = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            Place place = values.get(i).place();
            Place first = firsts.putIfAbsent(Excerpt.of(place), place);
            if (first != null) {
                found.accept(repeated(place, first, values.get(i - 1).place(), " stands twice in this list"));
            }
        }
    }

    /** What is taken away is only ever a joiner and the term behind it: no parenthesis and no comment. */
    private Diagnostic repeated(Place place, Place first, Place before, String words) {
        Diagnostic finding = finding(place, Excerpt.quoted(place) + words)
                .labelled("the second time")
                .seeing(first, "the first time");
        boolean simple = before.span().end() <= place.span().start()
                && JOINER.matcher(Excerpt.between(before, place)).matches()
                && !Excerpt.mayHoldComment(place);
        return simple
                ? finding.fixedBy(
                        Fix.of("remove the repeated " + Excerpt.quoted(place), Excerpt.after(before, place), ""))
                : finding;
    }
}
