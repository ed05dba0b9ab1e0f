package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Extend;
import dev.breakglass.dsl.source.Place;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** A session that can be extended without end: nothing counts, and no zone has a ceiling. */
final class UnboundedExtend implements Rule {
    @Override
    public Code code() {
        return Code.UNBOUNDED_EXTEND;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Set<Place> told = new HashSet<>();
        for (BreakglassPath path : set.policy().paths()) {
            boolean ends = path.zone().longestTtl().isPresent();
            path.extend()
                    .filter(extend -> extend.times().isEmpty() && !ends && told.add(extend.place()))
                    .ifPresent(extend -> found.accept(unbounded(path, extend)));
        }
    }

    private Diagnostic unbounded(BreakglassPath path, Extend extend) {
        return finding(extend.place(), "a session of " + Quote.of(path.name()) + " can be extended for ever")
                .labelled("does not say how often")
                .seeing(path.zone().place(), "and neither this zone nor one above it says `at most ttl`")
                .helping("`" + Text.of(extend.place()).replaceFirst("^extend\\s+", "extend once ") + "`");
    }
}
