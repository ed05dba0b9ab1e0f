package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.lint.Lengths;
import dev.breakglass.dsl.lint.Option;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Duty;
import dev.breakglass.dsl.model.Ttl;
import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A session that may last long and never ends for want of use. */
final class NoIdle implements Rule {
    private static final Option<Duration> ABOVE = new Option<>(Code.NO_IDLE, "above", Duration.ofMinutes(30));

    @Override
    public Code code() {
        return Code.NO_IDLE;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(ABOVE);
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Duration above = settings.get(ABOVE);
        Set<Place> told = new HashSet<>();
        for (BreakglassPath path : set.policy().paths()) {
            Ttl ttl = path.ttl();
            boolean idles = path.duties().stream().anyMatch(Duty.Idle.class::isInstance);
            if (!idles && ttl.max().compareTo(above) > 0 && told.add(ttl.place())) {
                found.accept(finding(
                                ttl.place(),
                                "a session of up to " + Lengths.text(ttl.max()) + " never ends for want of use")
                        .labelled("and there is no `idle`")
                        .seeing(path.place(), "in this path")
                        .helping("`idle 10m`"));
            }
        }
    }
}
