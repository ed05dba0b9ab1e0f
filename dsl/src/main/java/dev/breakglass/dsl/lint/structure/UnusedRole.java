package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Role;
import java.util.function.Consumer;

/** A role that is declared here and that nobody is asked to hold; to be told apart from it is no use of it. */
final class UnusedRole implements Rule {

    @Override
    public Code code() {
        return Code.UNUSED_ROLE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Mentions mentions = Mentions.in(set);
        for (Role role : set.policy().roles()) {
            if (Home.is(role.place())
                    && !mentions.roles.contains(role.name())
                    && !mentions.words.contains(role.name())) {
                found.accept(finding(role.place(), "nothing asks for the role " + Quote.of(role.name()))
                        .labelled("its holders can neither ask, approve, watch nor review")
                        .helping("name it where it is meant, such as `for " + role.name() + "`, or remove it"));
            }
        }
    }
}
