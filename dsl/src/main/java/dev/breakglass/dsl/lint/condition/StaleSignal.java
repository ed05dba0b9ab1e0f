package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Option;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.PolicyFile;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A signal that counts long after it was measured. */
final class StaleSignal implements Rule {
    private static final Option<Duration> MAX = new Option<>(Code.STALE_SIGNAL, "max", Duration.ofHours(1));

    @Override
    public Code code() {
        return Code.STALE_SIGNAL;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(MAX);
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Duration max = settings.get(MAX);
        for (PolicyFile file : set.files()) {
            for (Declaration declaration : file.declarations()) {
                if (declaration instanceof Declaration.Signal signal
                        && signal.fresh().value().compareTo(max) > 0) {
                    found.accept(finding(
                                    signal.fresh().place(),
                                    Quote.of(signal.name().value()) + " is believed for "
                                            + Prose.length(signal.fresh().value()))
                            .labelled("longer than " + Prose.length(max))
                            .noting("an attacker has as long to act on what was true before")
                            .helping("fresh " + Prose.length(max)));
                }
            }
        }
    }
}
