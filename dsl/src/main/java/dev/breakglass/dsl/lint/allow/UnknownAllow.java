package dev.breakglass.dsl.lint.allow;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Spelling;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.syntax.Written;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A comment that would allow something, but names no rule that can be allowed. */
final class UnknownAllow implements Rule {

    @Override
    public Code code() {
        return Code.UNKNOWN_ALLOW;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        for (Allow allow : Allows.read(set)) {
            if (!allow.isKnown()) {
                found.accept(unknownWord(allow));
            } else if (allow.rules().isEmpty()) {
                found.accept(finding(allow.comment().place(), "this names no rule to allow")
                        .labelled("silences nothing as it is")
                        .helping(
                                "`// bgp:" + allow.word().value() + " long-ttl because …`, with the rule in question"));
            }
            for (Written<String> name : allow.isKnown() ? allow.rules() : List.<Written<String>>of()) {
                if (Allow.rule(name.value()).isEmpty()) {
                    found.accept(unknownRule(name));
                }
            }
        }
    }

    private Diagnostic unknownWord(Allow allow) {
        Written<String> word = allow.word();
        return finding(allow.comment().place(), Quote.of("bgp:" + word.value()) + " is not a word that comments know")
                .labelled(Spelling.nearest(word.value(), List.of(Allow.HERE, Allow.FILE))
                        .map(near -> "did you mean " + Quote.of("bgp:" + near) + "?")
                        .orElse(""))
                .noting(
                        "`bgp:allow` speaks of what follows it or stands on its line, `bgp:allow-file` of the whole file");
    }

    private Diagnostic unknownRule(Written<String> name) {
        Optional<Code> other = Code.of(name.value());
        if (other.isPresent()) {
            return finding(
                    name.place(),
                    other.get().isLint()
                            ? Quote.of(name.value()) + " is about allowing itself, and cannot be allowed"
                            : Quote.of(name.value()) + " is an error, and an error cannot be allowed");
        }
        List<String> slugs = Arrays.stream(Code.values())
                .filter(Allow::canBeAllowed)
                .map(Code::slug)
                .toList();
        return finding(name.place(), Quote.of(name.value()) + " is not a rule")
                .labelled(Spelling.nearest(name.value(), slugs)
                        .map(near -> "did you mean " + Quote.of(near) + "?")
                        .orElse(""))
                .noting("`bgp lint --rules` lists all rules");
    }
}
