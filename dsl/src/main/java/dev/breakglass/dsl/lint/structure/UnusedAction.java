package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Action;
import java.util.function.Consumer;

/** An action that is declared here and named nowhere: no path can allow what it says. */
final class UnusedAction implements Rule {

    @Override
    public Code code() {
        return Code.UNUSED_ACTION;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Mentions mentions = Mentions.in(set);
        for (Action action : set.policy().actions()) {
            if (Home.is(action.place())
                    && !mentions.actions.contains(action.name())
                    && !mentions.words.contains(action.name())) {
                found.accept(finding(action.place(), "nothing names the action " + Quote.of(action.name()))
                        .labelled("no path allows it, and no zone or forbid speaks of it")
                        .helping("let a path `allow " + action.name() + " on …`, or remove it"));
            }
        }
    }
}
