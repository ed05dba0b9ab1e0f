package dev.breakglass.dsl.lint.style;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.syntax.Written;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A name that says what it is a name of, which the word before it says already. */
final class NameRepeatsKind implements Rule {
    private static final Set<String> KINDS =
            Set.of("action", "resource", "role", "signal", "zone", "profile", "breakglass", "forbid", "invariant");

    @Override
    public Code code() {
        return Code.NAME_REPEATS_KIND;
    }

    @Override
    public Severity severity() {
        return Severity.NOTE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        DeclaredNames.of(set).forEach((kind, names) -> {
            if (KINDS.contains(kind)) {
                names.forEach(name ->
                        without(kind, name.value()).ifPresent(plain -> found.accept(repeats(kind, name, plain))));
            }
        });
    }

    /** The name without the word for its kind at either end of its last part; none when it has none, or is nothing else. */
    private static Optional<String> without(String kind, String name) {
        int start = name.lastIndexOf('.') + 1;
        String last = name.substring(start);
        String above = name.substring(0, start);
        if (last.startsWith(kind + "-") && last.length() > kind.length() + 1) {
            String rest = last.substring(kind.length() + 1);
            return Character.isLetter(rest.charAt(0)) ? Optional.of(above + rest) : Optional.empty();
        }
        return last.endsWith("-" + kind)
                ? Optional.of(above + last.substring(0, last.length() - kind.length() - 1))
                : Optional.empty();
    }

    private Diagnostic repeats(String kind, Written<String> name, String plain) {
        return finding(name.place(), "the name " + Quote.of(name.value()) + " repeats the word " + Quote.of(kind))
                .labelled("it is read as " + Quote.of(kind + " " + name.value()))
                .helping(kind + " " + plain);
    }
}
