package dev.breakglass.dsl.lint.people;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.source.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** A path that cannot be walked without one certain person, who may be asleep. */
final class OnePersonRole implements Rule {

    @Override
    public Code code() {
        return Code.ONE_PERSON_ROLE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Set<Place> told = new HashSet<>();
        for (BreakglassPath path : set.policy().paths()) {
            List<Quorum.Ask> asks = new ArrayList<>();
            asks.add(new Quorum.Ask(1, path.roles().anyOf(), path.roles().place()));
            if (path.escalate().isEmpty()) {
                path.approvals().clauses().stream()
                        .flatMap(clause -> clause.steps().stream())
                        .map(step -> new Quorum.Ask(step.people(), step.roles(), step.place()))
                        .forEach(asks::add);
            }
            path.observe()
                    .map(watch -> new Quorum.Ask(watch.people(), watch.roles(), watch.place()))
                    .ifPresent(asks::add);
            for (Quorum.Ask ask : asks) {
                OptionalInt people = Crowd.most(ask.roles());
                if (people.isPresent() && people.getAsInt() == 1 && ask.people() == 1 && told.add(ask.place())) {
                    found.accept(onePerson(path, ask));
                }
            }
        }
    }

    private Diagnostic onePerson(BreakglassPath path, Quorum.Ask ask) {
        boolean approves = path.approvals().clauses().stream()
                .flatMap(clause -> clause.steps().stream())
                .anyMatch(step -> step.place().equals(ask.place()));
        return finding(
                        ask.place(),
                        Quote.of(path.name()) + " hangs on one person, the only " + Crowd.names(ask.roles()))
                .labelled("nobody else will do")
                .seeing(ask.roles().get(0).place(), "its `size` is 1")
                .helping(approves ? "name one more role, or escalate to one" : "name one more role");
    }
}
