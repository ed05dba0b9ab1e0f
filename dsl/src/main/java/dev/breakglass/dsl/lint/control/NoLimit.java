package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import java.util.function.Consumer;

/** A path that one person may walk as often as they like. */
final class NoLimit implements Rule {
    @Override
    public Code code() {
        return Code.NO_LIMIT;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        for (BreakglassPath path : set.policy().paths()) {
            if (path.limit().isEmpty()) {
                found.accept(finding(path.place(), "nothing limits how often one person opens " + Quote.of(path.name()))
                        .labelled("no `limit`")
                        .noting("a stolen account walks a path without a limit as often as it likes")
                        .helping("`limit 1 at once, 3 per 24h`"));
            }
        }
    }
}
