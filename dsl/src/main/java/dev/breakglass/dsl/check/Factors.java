package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Spelling;
import dev.breakglass.dsl.model.Factor;
import dev.breakglass.dsl.model.FactorKind;
import dev.breakglass.dsl.model.Mfa;
import dev.breakglass.dsl.syntax.MfaSyntax;
import dev.breakglass.dsl.syntax.Written;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks what policies say about factors. */
final class Factors {
    private static final String ANY = "any";
    private static final String PHISHING_RESISTANT = "phishing-resistant";

    private final Vocabulary vocabulary;
    private final Faults faults;

    Factors(Vocabulary vocabulary, Faults faults) {
        this.vocabulary = vocabulary;
        this.faults = faults;
    }

    List<Factor> declared() {
        List<Factor> factors = new ArrayList<>();
        vocabulary.declared.factors.all().forEach((name, factor) -> {
            Set<FactorKind> kinds = kinds(factor.kind(), false);
            vocabulary
                    .provider(factor.from())
                    .ifPresent(from -> kinds.forEach(kind ->
                            factors.add(new Factor(kind, from, factor.kind().place()))));
        });
        return factors;
    }

    Optional<Mfa> mfa(MfaSyntax mfa) {
        Set<FactorKind> kinds = EnumSet.noneOf(FactorKind.class);
        boolean whole = true;
        int count = mfa.count().map(Written::value).orElse(1);
        for (Written<String> factor : Lists.distinct(mfa.factors(), faults)) {
            Set<FactorKind> meant = kinds(factor, true);
            kinds.addAll(meant);
            if (count == 1 && meant.contains(FactorKind.PASSWORD)) {
                faults.add(Diagnostic.error(
                                Code.PASSWORD_ALONE, factor.place(), "a password alone never satisfies an `mfa`")
                        .helping("name second factors only, or ask for `2 of password, …`"));
                whole = false;
            }
            whole &= !meant.isEmpty();
        }
        if (whole && count > kinds.size()) {
            faults.add(
                    Code.IMPOSSIBLE_COUNT,
                    mfa.place(),
                    count + " different kinds of factor are asked for, and " + kinds.size() + " are named");
            whole = false;
        }
        return whole
                ? Optional.of(new Mfa(count, kinds, mfa.within().map(Written::value), mfa.place()))
                : Optional.empty();
    }

    private Set<FactorKind> kinds(Written<String> factor, boolean classes) {
        if (classes && factor.value().equals(ANY)) {
            return FactorKind.any();
        } else if (classes && factor.value().equals(PHISHING_RESISTANT)) {
            return FactorKind.phishingResistant();
        }
        for (FactorKind kind : FactorKind.values()) {
            if (kind.word().equals(factor.value())) {
                return EnumSet.of(kind);
            }
        }
        List<String> words =
                Stream.of(FactorKind.values()).map(FactorKind::word).toList();
        String label = Spelling.nearest(factor.value(), words)
                .map(near -> "did you mean " + Quote.of(near) + "?")
                .orElse("");
        faults.add(Diagnostic.error(
                        Code.UNKNOWN_FACTOR, factor.place(), Quote.of(factor.value()) + " is not a kind of factor")
                .labelled(label)
                .noting("there are " + Lists.text(words)
                        + (classes ? ", and the classes `any` and `phishing-resistant`" : "")));
        return EnumSet.noneOf(FactorKind.class);
    }
}
