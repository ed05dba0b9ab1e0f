package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.PolicyFile;
import dev.breakglass.dsl.syntax.Written;
import java.util.function.Consumer;

/** A profile that is declared here and that no path follows. */
final class UnusedProfile implements Rule {

    @Override
    public Code code() {
        return Code.UNUSED_PROFILE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Mentions mentions = Mentions.in(set);
        for (PolicyFile file : set.files()) {
            for (Declaration declaration : file.declarations()) {
                if (declaration instanceof Declaration.Profile profile
                        && Home.is(profile.place())
                        && !mentions.profiles.contains(profile.name().value())) {
                    found.accept(unfollowed(profile.name()));
                }
            }
        }
    }

    private Diagnostic unfollowed(Written<String> name) {
        return finding(name.place(), "no path follows the profile " + Quote.of(name.value()))
                .labelled("its controls hold nowhere")
                .helping("`follows " + name.value() + "` in the paths that it is meant for, or remove it");
    }
}
