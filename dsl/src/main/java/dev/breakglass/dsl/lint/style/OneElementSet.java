package dev.breakglass.dsl.lint.style;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Fix;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.lint.condition.Excerpt;
import dev.breakglass.dsl.lint.condition.Networks;
import dev.breakglass.dsl.lint.condition.Site;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Condition;
import dev.breakglass.dsl.syntax.Condition.Operand;
import java.util.function.Consumer;

/** A list of one value, which {@code ==} says plainly. */
final class OneElementSet implements Rule {

    @Override
    public Code code() {
        return Code.ONE_ELEMENT_SET;
    }

    @Override
    public boolean fixes() {
        return true;
    }

    @Override
    public Severity severity() {
        return Severity.NOTE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Site.all(set).forEach(site -> look(site.written(), false, site, found));
    }

    /** @param negated whether it is the inside of {@code not in} */
    private void look(Condition condition, boolean negated, Site site, Consumer<Diagnostic> found) {
        if (condition instanceof Condition.And and) {
            and.all().forEach(part -> look(part, false, site, found));
        } else if (condition instanceof Condition.Or or) {
            or.any().forEach(part -> look(part, false, site, found));
        } else if (condition instanceof Condition.Not not) {
            look(not.negated(), not.negated().place().equals(not.place()), site, found);
        } else if (condition instanceof Condition.In in && in.anyOf().size() == 1 && !isWeekday(in.left())) {
            boolean network = Networks.spans(site).contains(in.place().span());
            found.accept(single(in, negated, network));
        }
    }

    /** A single day would lose its time zone. */
    private static boolean isWeekday(Operand left) {
        return left instanceof Operand.Word word && word.name().equals("weekday");
    }

    private Diagnostic single(Condition.In in, boolean negated, boolean network) {
        String value = Excerpt.of(in.anyOf().get(0).place());
        String plain = network ? (negated ? "not in " : "in ") + value : (negated ? "!= " : "== ") + value;
        Place list = Excerpt.after(in.left().place(), in.place());
        Diagnostic finding = finding(in.place(), "this list has one value")
                .labelled(network ? "it needs no braces" : "nothing to choose from")
                .helping(Excerpt.of(in.left().place()) + " " + plain);
        return Excerpt.mayHoldComment(in.place())
                ? finding
                : finding.fixedBy(Fix.of("say it without a list", list, " " + plain));
    }
}
