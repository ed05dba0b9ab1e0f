package dev.breakglass.dsl.lint.people;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Lists;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Escalate;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.source.Place;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** An escalation that asks for less than the approvals that it stands in for: waiting makes the door weaker. */
final class EscalationBelowFloor implements Rule {

    @Override
    public Code code() {
        return Code.ESCALATION_BELOW_FLOOR;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Set<Place> told = new HashSet<>();
        for (BreakglassPath path : set.policy().paths()) {
            if (path.escalate().isPresent()) {
                Escalate escalate = path.escalate().get();
                long asked = path.approvals().people();
                if (escalate.people() < asked && told.add(escalate.place())) {
                    found.accept(finding(
                                    escalate.place(),
                                    "once " + Quote.of(path.name()) + " escalates it takes "
                                            + Crowd.count(escalate.people()) + " instead of " + asked)
                            .labelled("whoever waits long enough needs fewer people")
                            .seeing(path.approvals().place(), asked + " are asked for here")
                            .helping("escalate after " + Lists.text(escalate.after()) + " approve " + asked + " of "
                                    + roles(escalate)));
                } else if (Crowd.allLie(escalate.roles(), path.roles().anyOf())
                        && !approversAsk(path)
                        && told.add(escalate.place())) {
                    found.accept(finding(
                                    escalate.place(),
                                    "once " + Quote.of(path.name())
                                            + " escalates, those who may ask for it approve it themselves")
                            .labelled("all of these are among those who ask")
                            .seeing(path.roles().place(), "those who ask")
                            .helping("escalate to a role that is not in `for`"));
                }
            }
        }
    }

    private static boolean approversAsk(BreakglassPath path) {
        return path.approvals().clauses().stream()
                .flatMap(clause -> clause.steps().stream())
                .allMatch(step -> Crowd.allLie(step.roles(), path.roles().anyOf()));
    }

    private static String roles(Escalate escalate) {
        return String.join(", ", escalate.roles().stream().map(Role::name).toList());
    }
}
