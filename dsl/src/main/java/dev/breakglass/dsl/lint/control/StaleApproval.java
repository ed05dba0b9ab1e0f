package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.lint.Lengths;
import dev.breakglass.dsl.lint.Option;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.syntax.ApproveSyntax;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** An approval that may have been given long before the door is opened. */
final class StaleApproval implements Rule {
    private static final Option<Duration> MAX = new Option<>(Code.STALE_APPROVAL, "max", Duration.ofHours(1));

    @Override
    public Code code() {
        return Code.STALE_APPROVAL;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(MAX);
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Duration max = settings.get(MAX);
        for (ApproveSyntax approve : Clauses.approvals(set)) {
            approve.within().filter(within -> within.value().compareTo(max) > 0).ifPresent(within -> {
                String age = Lengths.text(within.value());
                found.accept(finding(within.place(), "an approval from " + age + " before still counts")
                        .labelled("longer than " + Lengths.text(max))
                        .noting("whoever said yes then has not seen what the incident has become since")
                        .helping("`within " + Lengths.text(max) + "`"));
            });
        }
    }
}
