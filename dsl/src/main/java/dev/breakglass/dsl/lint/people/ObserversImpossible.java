package dev.breakglass.dsl.lint.people;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Observe;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.source.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A path that is watched by more people than there are. */
final class ObserversImpossible implements Rule {

    @Override
    public Code code() {
        return Code.OBSERVERS_IMPOSSIBLE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Set<Place> told = new HashSet<>();
        for (BreakglassPath path : set.policy().paths()) {
            path.observe()
                    .ifPresent(watch -> shortage(path, watch)
                            .filter(shortage -> told.add(watch.place()))
                            .ifPresent(found));
        }
    }

    private Optional<Diagnostic> shortage(BreakglassPath path, Observe watch) {
        List<Quorum.Ask> ask = List.of(new Quorum.Ask(watch.people(), watch.roles(), watch.place()));
        Optional<Quorum.Shortage> always = Quorum.shortage(ask, Optional.empty());
        if (always.isPresent()) {
            return Optional.of(tell(path, watch, always.get(), ""));
        }
        for (Role role : path.roles().anyOf()) {
            Optional<Quorum.Shortage> then = Quorum.shortage(ask, Optional.of(role));
            if (then.isPresent()) {
                String beside = " beside a requester who is " + Quote.of(role.name());
                return Optional.of(tell(path, watch, then.get(), beside));
            }
        }
        return Optional.empty();
    }

    private Diagnostic tell(BreakglassPath path, Observe watch, Quorum.Shortage shortage, String beside) {
        Diagnostic finding = finding(
                        watch.place(),
                        Quote.of(path.name()) + " is watched by " + Crowd.count(watch.people()) + " of "
                                + Crowd.names(watch.roles()) + ", and there "
                                + (shortage.there() == 1 ? "is " : "are ") + shortage.there() + beside)
                .labelled((beside.isEmpty() ? "its" : "then its") + " sessions can never be used");
        for (Role role : watch.roles()) {
            finding =
                    finding.seeing(role.place(), "its `size` is " + role.size().orElseThrow());
        }
        return finding.helping("name one more role, or ask for fewer people");
    }
}
