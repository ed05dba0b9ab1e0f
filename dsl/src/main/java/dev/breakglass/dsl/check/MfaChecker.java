package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Nearest;
import dev.breakglass.dsl.model.FactorKind;
import dev.breakglass.dsl.model.Mfa;
import dev.breakglass.dsl.syntax.MfaSyntax;
import dev.breakglass.dsl.syntax.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Resolves what an {@code mfa} asks for. */
final class MfaChecker {

    private final Scope scope;

    MfaChecker(Scope scope) {
        this.scope = scope;
    }

    /** @param timed whether the age must be stated: in a path, not in a zone's floor */
    Optional<Mfa> check(MfaSyntax syntax, boolean timed) {
        EnumSet<FactorKind> kinds = EnumSet.noneOf(FactorKind.class);
        boolean sound = true;
        for (Word word : syntax.factors()) {
            Optional<Set<FactorKind>> named = kinds(word);
            named.ifPresent(kinds::addAll);
            sound &= named.isPresent();
        }
        if (!sound) {
            return Optional.empty();
        }
        int count = syntax.count()
                .map(word -> Lengths.count(word, FactorKind.values().length, "how many factors", scope.diagnostics))
                .orElse(1);
        if (count == 1 && kinds.contains(FactorKind.PASSWORD)) {
            scope.report(
                    Diagnostic.error(Code.PASSWORD_ALONE, syntax.place(), "a password alone never satisfies an `mfa`")
                            .note("help: leave `password` out, or ask for `2 of` several kinds"));
            return Optional.empty();
        }
        if (count > kinds.size()) {
            scope.report(Diagnostic.error(
                    Code.BAD_COUNT,
                    syntax.place(),
                    count + " different factors are asked for, and only " + kinds.size() + " are named"));
            return Optional.empty();
        }
        if (timed && syntax.within().isEmpty()) {
            scope.report(Diagnostic.error(
                            Code.MISSING_CLAUSE, syntax.place(), "this `mfa` does not say how old a factor may be")
                    .note("help: add `within 10m`"));
        }
        Optional<Duration> within = syntax.within().map(word -> Lengths.duration(word, scope.diagnostics));
        return Optional.of(new Mfa(count, kinds, within, syntax.place()));
    }

    private Optional<Set<FactorKind>> kinds(Word word) {
        List<String> words = new ArrayList<>(List.of("any", "phishing-resistant"));
        for (FactorKind kind : FactorKind.values()) {
            if (kind.word().equals(word.text())) {
                return Optional.of(EnumSet.of(kind));
            }
            words.add(kind.word());
        }
        if (word.text().equals("any")) {
            return Optional.of(FactorKind.any());
        } else if (word.text().equals("phishing-resistant")) {
            return Optional.of(FactorKind.phishingResistant());
        } else if (word.text().equals("none")) {
            scope.report(Diagnostic.error(Code.UNKNOWN_FACTOR, word.place(), "there is no `mfa none`")
                    .note("every path asks for a second factor"));
            return Optional.empty();
        }
        Diagnostic wrong = Diagnostic.error(Code.UNKNOWN_FACTOR, word.place(), "`" + word.text() + "` is not a factor")
                .note("factors are " + String.join(", ", words.subList(2, words.size()))
                        + "; classes are any, phishing-resistant");
        scope.report(Nearest.to(word.text(), words)
                .map(near -> wrong.label("did you mean `" + near + "`?"))
                .orElse(wrong));
        return Optional.empty();
    }
}
