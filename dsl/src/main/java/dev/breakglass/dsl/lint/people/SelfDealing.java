package dev.breakglass.dsl.lint.people;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Option;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Role;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A path whose approvers are all among those who may ask for it, and few: they approve one another in turn. */
final class SelfDealing implements Rule {
    private static final Option<Integer> PEOPLE = new Option<>(Code.SELF_DEALING, "people", 5);

    @Override
    public Code code() {
        return Code.SELF_DEALING;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(PEOPLE);
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        int most = settings.get(PEOPLE);
        for (BreakglassPath path : set.policy().paths()) {
            List<Role> approvers = path.approvals().clauses().stream()
                    .flatMap(clause -> clause.steps().stream())
                    .flatMap(step -> step.roles().stream())
                    .distinct()
                    .toList();
            OptionalInt people = Crowd.most(approvers);
            if (!approvers.isEmpty()
                    && people.isPresent()
                    && people.getAsInt() <= most
                    && Crowd.allLie(approvers, path.roles().anyOf())) {
                found.accept(finding(
                                path.approvals().place(),
                                "whoever approves " + Quote.of(path.name()) + " may also ask for it, and there are "
                                        + people.getAsInt() + " of them")
                        .labelled("all of these are among those who ask")
                        .seeing(path.roles().place(), "those who ask")
                        .noting("two friends open the door for each other as often as they like")
                        .helping("name a role that is not in `for`, such as one of another team"));
            }
        }
    }
}
