package dev.breakglass.dsl.lint.people;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Lists;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Option;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Escalate;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** An escalation that comes when the approvals so far have lapsed, or when the door is of no use any more. */
final class SlowEscalation implements Rule {
    private static final Option<Duration> AFTER = new Option<>(Code.SLOW_ESCALATION, "after", Duration.ofMinutes(30));

    @Override
    public Code code() {
        return Code.SLOW_ESCALATION;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(AFTER);
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Duration most = settings.get(AFTER);
        Set<Place> told = new HashSet<>();
        for (BreakglassPath path : set.policy().paths()) {
            path.escalate().filter(escalate -> told.add(escalate.place())).ifPresent(escalate -> {
                Optional<Approve> longest = path.approvals().clauses().stream()
                        .flatMap(clause -> clause.steps().stream())
                        .filter(step -> step.within().isPresent())
                        .max(Comparator.comparing(step -> step.within().orElse(Duration.ZERO)));
                Duration within = longest.flatMap(Approve::within).orElse(most);
                String after = Lists.text(escalate.after());
                if (escalate.after().compareTo(within) > 0) {
                    Diagnostic late = finding(
                                    escalate.place(),
                                    Quote.of(path.name()) + " escalates after " + after
                                            + ", when every approval given at the request has lapsed")
                            .labelled("later than " + Lists.text(within));
                    found.accept(late.seeing(longest.orElseThrow().place(), "an approval counts this long")
                            .helping("escalate after " + Lists.text(within.compareTo(most) < 0 ? within : most)
                                    + " approve " + escalate.people() + " of " + roles(escalate)));
                } else if (escalate.after().compareTo(most) > 0) {
                    found.accept(finding(
                                    escalate.place(),
                                    Quote.of(path.name()) + " waits " + after + " before it escalates")
                            .labelled("longer than " + Lists.text(most))
                            .helping("escalate after " + Lists.text(most) + " approve " + escalate.people() + " of "
                                    + roles(escalate)));
                }
            });
        }
    }

    private static String roles(Escalate escalate) {
        return String.join(", ", escalate.roles().stream().map(Role::name).toList());
    }
}
