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

/** A key that may lie about unused for long. */
final class LongRedeem implements Rule {
    private static final Option<Duration> MAX = new Option<>(Code.LONG_REDEEM, "max", Duration.ofMinutes(15));

    @Override
    public Code code() {
        return Code.LONG_REDEEM;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(MAX);
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Duration max = settings.get(MAX);
        for (Clause.Redeem redeem : Clauses.of(set, Clause.Redeem.class)) {
            Written<Duration> within = redeem.within();
            if (within.value().compareTo(max) > 0) {
                found.accept(finding(within.place(), "a key may lie unused for " + Lengths.text(within.value()))
                        .labelled("longer than " + Lengths.text(max))
                        .noting("a key that nobody is waiting for is a key that somebody finds; without `redeem` it is"
                                + " 5m")
                        .helping("`redeem within 5m`"));
            }
        }
    }
}
