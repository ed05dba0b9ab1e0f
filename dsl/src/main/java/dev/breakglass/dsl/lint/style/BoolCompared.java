package dev.breakglass.dsl.lint.style;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Fix;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.lint.condition.Excerpt;
import dev.breakglass.dsl.lint.condition.Site;
import dev.breakglass.dsl.lint.condition.Walk;
import dev.breakglass.dsl.syntax.Condition;
import dev.breakglass.dsl.syntax.Condition.Operand;
import java.util.function.Consumer;

/** A bool compared with {@code true} or {@code false}, which is the bool itself or its negation, unknown where it is. */
final class BoolCompared implements Rule {

    @Override
    public Code code() {
        return Code.BOOL_COMPARED;
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
        for (Site site : Site.all(set)) {
            Walk.each(site.written(), term -> {
                if (term instanceof Condition.Compare compare) {
                    if (compare.right() instanceof Operand.Bool bool) {
                        found.accept(compared(compare, compare.left(), bool.value()));
                    } else if (compare.left() instanceof Operand.Bool bool) {
                        found.accept(compared(compare, compare.right(), bool.value()));
                    }
                }
            });
        }
    }

    private Diagnostic compared(Condition.Compare compare, Operand input, boolean value) {
        String name = Excerpt.of(input.place());
        boolean plain = value == compare.operator().value().equals("==");
        String plainer = plain ? name : "not " + name;
        Diagnostic finding = finding(compare.place(), "a bool is a condition by itself")
                .labelled(plain ? "the same as the bool" : "the same as its negation")
                .helping(plainer);
        return Excerpt.mayHoldComment(compare.place())
                ? finding
                : finding.fixedBy(Fix.of("use the bool itself", compare.place(), plainer));
    }
}
