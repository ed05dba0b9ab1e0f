package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Written;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A notice whose target does not say by which channel it goes. */
final class BadChannel implements Rule {
    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9-]*:[^\\s:]\\S*");

    @Override
    public Code code() {
        return Code.BAD_CHANNEL;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        for (Clause.Notify notify : Clauses.of(set, Clause.Notify.class)) {
            for (Written<String> target : notify.targets()) {
                if (!CHANNEL.matcher(target.value()).matches()) {
                    found.accept(finding(target.place(), Quote.of(target.value()) + " does not say how it is reached")
                            .labelled("no channel in front of it")
                            .noting(
                                    "a notice goes to `channel:target`, such as `pager:security` or `mail:dba@acme.example`")
                            .helping("`notify \"pager:" + named(target.value()) + "\"`, or whichever channel it is"));
                }
            }
        }
    }

    private static String named(String target) {
        String word = target.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.@]+", " ")
                .strip()
                .replace(' ', '-');
        return word.isEmpty() || target.contains(":") ? "security" : word;
    }
}
