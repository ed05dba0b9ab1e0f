package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.lint.Lengths;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Duty;
import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** An idle time that is as long as the longest session, so that it never comes. */
final class IdleBeyondTtl implements Rule {
    @Override
    public Code code() {
        return Code.IDLE_BEYOND_TTL;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Set<Place> told = new HashSet<>();
        for (BreakglassPath path : set.policy().paths()) {
            Optional<Duration> longest = Sessions.longest(path);
            for (Duty duty : path.duties()) {
                if (duty instanceof Duty.Idle idle
                        && longest.isPresent()
                        && idle.after().compareTo(longest.get()) >= 0
                        && told.add(idle.place())) {
                    found.accept(finding(
                                    idle.place(),
                                    "no session lives long enough to be idle for " + Lengths.text(idle.after()))
                            .labelled("never comes")
                            .seeing(path.ttl().place(), ends(path) + Lengths.text(longest.get()))
                            .helping("`idle " + Lengths.text(sooner(longest.get())) + "`"));
                }
            }
        }
    }

    private static String ends(BreakglassPath path) {
        return path.extend().isPresent() ? "however it grows, a session ends after " : "a session ends after ";
    }

    private static Duration sooner(Duration longest) {
        Duration third = longest.dividedBy(3);
        Duration minutes = Duration.ofMinutes(third.toMinutes());
        return minutes.isZero() ? Duration.ofSeconds(Math.max(1, third.toSeconds())) : minutes;
    }
}
