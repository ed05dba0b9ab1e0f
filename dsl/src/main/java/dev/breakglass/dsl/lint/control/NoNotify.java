package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Duty;
import java.util.function.Consumer;

/** A path that tells nobody when it is opened. */
final class NoNotify implements Rule {
    @Override
    public Code code() {
        return Code.NO_NOTIFY;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        for (BreakglassPath path : set.policy().paths()) {
            if (path.duties().stream().noneMatch(Duty.Notify.class::isInstance)) {
                found.accept(finding(path.place(), Quote.of(path.name()) + " opens in silence")
                        .labelled("no `notify`")
                        .noting("glass is broken so that somebody hears it")
                        .helping("`notify \"pager:security\"`"));
            }
        }
    }
}
