package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.lint.Lengths;
import dev.breakglass.dsl.lint.Option;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Written;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A key that can be had for very long. */
final class LongTtl implements Rule {
    private static final Option<Duration> MAX = new Option<>(Code.LONG_TTL, "max", Duration.ofHours(4));

    @Override
    public Code code() {
        return Code.LONG_TTL;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(MAX);
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Duration max = settings.get(MAX);
        for (Clause.Ttl ttl : Clauses.of(set, Clause.Ttl.class)) {
            Written<Duration> longest = ttl.max().orElse(ttl.granted());
            if (longest.value().compareTo(max) > 0) {
                boolean granted = ttl.granted().value().compareTo(max) < 0;
                String other = (granted ? Text.of(ttl.granted().place()) + " up to " : "") + Lengths.text(max);
                found.accept(finding(longest.place(), "a session may last " + Lengths.text(longest.value()))
                        .labelled("longer than " + Lengths.text(max))
                        .noting("a door that is open for long is open to whoever comes by; `extend` lets a session"
                                + " grow while somebody agrees")
                        .helping("`ttl " + other + "`"));
            }
        }
    }
}
