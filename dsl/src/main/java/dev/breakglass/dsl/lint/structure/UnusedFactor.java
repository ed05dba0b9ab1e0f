package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Factor;
import dev.breakglass.dsl.model.FactorKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A factor whose provider is declared here and that no path, approver or profile is asked for. */
final class UnusedFactor implements Rule {

    @Override
    public Code code() {
        return Code.UNUSED_FACTOR;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Set<FactorKind> accepted = EnumSet.noneOf(FactorKind.class);
        for (BreakglassPath path : set.policy().paths()) {
            accepted.addAll(path.mfa().kinds());
            Stream.concat(
                            path.approvals().clauses().stream(),
                            path.extend().stream().flatMap(extend -> extend.with().stream()))
                    .flatMap(clause -> clause.steps().stream())
                    .forEach(step -> step.mfa().ifPresent(mfa -> accepted.addAll(mfa.kinds())));
        }
        for (Factor factor : set.policy().factors()) {
            if (Home.is(factor.place()) && !accepted.contains(factor.kind())) {
                String word = factor.kind().word();
                found.accept(finding(factor.place(), "no `mfa` of a path accepts " + Quote.of(word))
                        .labelled("so it does not matter what it comes from")
                        .helping("remove it, or accept it where it is meant: `mfa " + word + " or … within 5m`"));
            }
        }
    }
}
