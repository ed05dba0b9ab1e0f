package dev.breakglass.dsl.lint.allow;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import java.util.function.Consumer;

/** A comment that allows something and does not say why, and therefore silences nothing. */
final class AllowWithoutReason implements Rule {

    @Override
    public Code code() {
        return Code.ALLOW_WITHOUT_REASON;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        for (Allow allow : Allows.read(set)) {
            if (allow.isKnown() && !allow.rules().isEmpty() && !allow.saysWhy()) {
                String names = String.join(
                        ", ", allow.rules().stream().map(name -> name.value()).toList());
                boolean silent = allow.reason().isEmpty();
                found.accept(finding(
                                allow.comment().place(),
                                silent ? "this allows without a reason" : "this reason says too little")
                        .labelled("silences nothing as it is")
                        .noting("a reason has " + Allow.REASON_CHARACTERS_MIN
                                + " characters at the least, and is read by whoever wonders a year later")
                        .helping("`// bgp:" + allow.word().value() + " " + names + " because …`"));
            }
        }
    }
}
