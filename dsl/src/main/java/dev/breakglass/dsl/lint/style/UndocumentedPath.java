package dev.breakglass.dsl.lint.style;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import java.util.function.Consumer;

/** A path without a word about what it is for, which is what {@code explain} shows to whoever needs it. */
final class UndocumentedPath implements Rule {

    @Override
    public Code code() {
        return Code.UNDOCUMENTED_PATH;
    }

    @Override
    public Severity severity() {
        return Severity.NOTE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        for (BreakglassPath path : set.policy().paths()) {
            if (set.policy()
                    .docs()
                    .getOrDefault("breakglass " + path.name(), "")
                    .isBlank()) {
                found.accept(finding(path.place(), Quote.of(path.name()) + " does not say what it is for")
                        .labelled("nothing above it begins with `///`")
                        .helping("/// What is down, and what this path is for."));
            }
        }
    }
}
