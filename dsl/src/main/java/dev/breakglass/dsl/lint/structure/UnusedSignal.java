package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Signal;
import java.util.function.Consumer;

/** A signal that is declared here and that no condition reads: it guards nothing. */
final class UnusedSignal implements Rule {

    @Override
    public Code code() {
        return Code.UNUSED_SIGNAL;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Mentions mentions = Mentions.in(set);
        for (Signal signal : set.policy().signals()) {
            if (Home.is(signal.place()) && !mentions.words.contains(signal.name())) {
                found.accept(finding(signal.place(), "no condition reads the signal " + Quote.of(signal.name()))
                        .labelled("whatever it says, every door stays as it is")
                        .helping("read it where it is meant to guard, such as in a zone's `admit when`, or remove it"));
            }
        }
    }
}
