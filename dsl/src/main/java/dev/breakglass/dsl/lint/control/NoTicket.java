package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Justify;
import dev.breakglass.dsl.source.Place;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** A path that asks for a justification and for no ticket. */
final class NoTicket implements Rule {
    @Override
    public Code code() {
        return Code.NO_TICKET;
    }

    @Override
    public Severity severity() {
        return Severity.NOTE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Set<Place> told = new HashSet<>();
        for (BreakglassPath path : set.policy().paths()) {
            Justify justify = path.justify();
            boolean asksForText = !justify.parts().isEmpty();
            boolean ticket = justify.parts().stream().anyMatch(Justify.Ticket.class::isInstance);
            if (asksForText && !ticket && told.add(justify.place())) {
                found.accept(finding(justify.place(), "the justification names no ticket")
                        .labelled("no `ticket`")
                        .seeing(path.place(), "in this path")
                        .noting("a ticket ties the session to its incident; without one a reviewer has to guess")
                        .helping("`justify ticket /INC-[0-9]{4,}/`"));
            }
        }
    }
}
