package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Tolerate;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Written;
import java.util.Set;
import java.util.function.Consumer;

/** A signal that a path tolerates to be unknown and never reads. */
final class TolerateUnused implements Rule {
    @Override
    public Code code() {
        return Code.TOLERATE_UNUSED;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Followers followers = new Followers(set, path -> path.tolerate().map(Tolerate::place));
        for (Clause.Tolerate tolerate : Clauses.of(set, Clause.Tolerate.class)) {
            for (BreakglassPath path : followers.of(tolerate.place())) {
                Set<String> read = Signals.read(path);
                tolerate.signals().stream()
                        .filter(signal -> !read.contains(signal.value()))
                        .forEach(signal -> found.accept(unused(path, signal)));
            }
        }
    }

    private Diagnostic unused(BreakglassPath path, Written<String> signal) {
        return finding(
                        signal.place(),
                        Quote.of(path.name()) + " tolerates " + Quote.of(signal.value()) + " and never reads it")
                .labelled("not in its `when`")
                .seeing(path.zone().place(), "nor in an `admit when` of this zone or those above")
                .noting("a forbid that reads a signal closes the door when it is unknown, tolerated or not")
                .helping("leave it out, and the whole clause if it is the only one");
    }
}
