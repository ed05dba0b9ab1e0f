package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.ResourceKind;
import java.util.function.Consumer;

/** A kind of resource that is declared here and that no zone contains. */
final class UnusedKind implements Rule {

    @Override
    public Code code() {
        return Code.UNUSED_KIND;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Mentions mentions = Mentions.in(set);
        for (ResourceKind kind : set.policy().resources()) {
            if (Home.is(kind.place())
                    && !mentions.kinds.contains(kind.name())
                    && !mentions.words.contains(kind.name())) {
                found.accept(finding(kind.place(), "no zone contains a " + Quote.of(kind.name()))
                        .labelled("nothing of this kind can be opened")
                        .helping("let a zone say `contains " + kind.name() + " \"…\"`, or remove it"));
            }
        }
    }
}
