package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Option;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Signal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A forbid that reads a signal which is stale soon: one late message, and the forbid fires. */
final class FreshnessLockout implements Rule {
    private static final Option<Duration> MIN = new Option<>(Code.FRESHNESS_LOCKOUT, "min", Duration.ofSeconds(30));

    @Override
    public Code code() {
        return Code.FRESHNESS_LOCKOUT;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(MIN);
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Duration min = settings.get(MIN);
        Map<String, Signal> brief = set.policy().signals().stream()
                .filter(signal -> signal.fresh().compareTo(min) < 0)
                .collect(Collectors.toMap(Signal::name, Function.identity()));
        for (Site site : Site.all(set)) {
            if (site instanceof Site.OfForbid here && !brief.isEmpty()) {
                Set<String> told = new HashSet<>();
                Walk.inputs(site.meant(), (input, place) -> {
                    Signal signal = brief.get(input.name());
                    if (input.origin() == Input.Origin.SIGNAL && signal != null && told.add(signal.name())) {
                        String fresh = Prose.length(signal.fresh());
                        found.accept(finding(
                                        place,
                                        Quote.of(here.forbid().name()) + " can fire once " + Quote.of(signal.name())
                                                + " is older than " + fresh)
                                .labelled("an unknown fires a forbid")
                                .seeing(signal.place(), "fresh for " + fresh + " only")
                                .helping("fresh " + Prose.length(min)));
                    }
                });
            }
        }
    }
}
