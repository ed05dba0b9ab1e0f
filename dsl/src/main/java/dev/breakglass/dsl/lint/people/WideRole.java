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
import java.util.function.Consumer;

/** A path that very many people may ask for. */
final class WideRole implements Rule {
    private static final Option<Integer> PEOPLE = new Option<>(Code.WIDE_ROLE, "people", 50);

    @Override
    public Code code() {
        return Code.WIDE_ROLE;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(PEOPLE);
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        int most = settings.get(PEOPLE);
        for (BreakglassPath path : set.policy().paths()) {
            List<Role> known = path.roles().anyOf().stream()
                    .filter(role -> role.size().isPresent())
                    .toList();
            int people = Crowd.most(known).orElse(0);
            if (people > most) {
                Diagnostic finding = finding(
                                path.roles().place(), people + " people may ask for " + Quote.of(path.name()))
                        .labelled("more than " + most);
                for (Role role : known) {
                    finding = finding.seeing(
                            role.place(), "its `size` is " + role.size().getAsInt());
                }
                found.accept(finding.noting("each of their accounts is a key to this door")
                        .helping("name a smaller role, such as those on call"));
            }
        }
    }
}
