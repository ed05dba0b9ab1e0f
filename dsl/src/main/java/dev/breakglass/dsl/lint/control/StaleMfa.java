package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.lint.Lengths;
import dev.breakglass.dsl.lint.Option;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.syntax.MfaSyntax;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** An mfa that may have been made long before the door is opened. */
final class StaleMfa implements Rule {
    private static final Option<Duration> MAX = new Option<>(Code.STALE_MFA, "max", Duration.ofMinutes(15));

    @Override
    public Code code() {
        return Code.STALE_MFA;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(MAX);
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Duration max = settings.get(MAX);
        for (MfaSyntax mfa : Clauses.mfas(set)) {
            mfa.within().filter(within -> within.value().compareTo(max) > 0).ifPresent(within -> {
                String age = Lengths.text(within.value());
                found.accept(finding(within.place(), "an mfa from " + age + " before still counts")
                        .labelled("longer than " + Lengths.text(max))
                        .noting(
                                "until it is too old, whoever takes over the screen or the session passes for its owner")
                        .helping(Text.with(mfa.place(), within.place(), Lengths.text(max))));
            });
        }
    }
}
