package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.FactorKind;
import dev.breakglass.dsl.syntax.MfaSyntax;
import dev.breakglass.dsl.syntax.Written;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** An mfa that can be met with factors that are easily stolen: a text message, with or without a password. */
final class WeakFactor implements Rule {
    private static final String ANY = "any";
    private static final Set<String> WEAK = Set.of(ANY, FactorKind.SMS.word(), FactorKind.PASSWORD.word());

    @Override
    public Code code() {
        return Code.WEAK_FACTOR;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        for (MfaSyntax mfa : Clauses.mfas(set)) {
            List<Written<String>> weak = mfa.factors().stream()
                    .filter(factor -> WEAK.contains(factor.value()))
                    .toList();
            int count = mfa.count().map(Written::value).orElse(1);
            if (weak.size() >= count) {
                weak.stream()
                        .filter(factor -> !factor.value().equals(FactorKind.PASSWORD.word()))
                        .forEach(factor -> found.accept(finding(factor)));
            }
        }
    }

    private Diagnostic finding(Written<String> factor) {
        boolean named = factor.value().equals(FactorKind.SMS.word());
        return finding(
                        factor.place(),
                        named
                                ? "a text message to a telephone opens this door"
                                : Quote.of(factor.value()) + " accepts a text message to a telephone")
                .labelled("whoever takes over the number has it")
                .noting("NIST SP 800-63B calls codes sent over the telephone network a restricted authenticator")
                .helping("name factors that resist phishing: `phishing-resistant`, or `webauthn or piv`");
    }
}
