package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.lint.Lengths;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Extend;
import dev.breakglass.dsl.model.Ttl;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Written;
import java.time.Duration;
import java.util.function.Consumer;

/** An extension that is longer than the session that it extends. */
final class LongExtend implements Rule {
    @Override
    public Code code() {
        return Code.LONG_EXTEND;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Followers followers = new Followers(set, path -> path.extend().map(Extend::place));
        for (Clause.Extend extend : Clauses.of(set, Clause.Extend.class)) {
            followers.of(extend.place()).stream()
                    .map(BreakglassPath::ttl)
                    .filter(ttl -> extend.by().value().compareTo(ttl.max()) > 0)
                    .findFirst()
                    .ifPresent(ttl -> found.accept(tooLong(extend, ttl)));
        }
    }

    private Diagnostic tooLong(Clause.Extend extend, Ttl ttl) {
        Written<Duration> by = extend.by();
        return finding(by.place(), "an extension of " + Lengths.text(by.value()) + " is longer than the session")
                .labelled("longer than what was asked for in the first place")
                .seeing(ttl.place(), "a session lasts up to " + Lengths.text(ttl.max()))
                .noting("whoever agrees to it agrees to more than those who opened the door")
                .helping(Text.with(extend.place(), by.place(), Lengths.text(ttl.max())));
    }
}
