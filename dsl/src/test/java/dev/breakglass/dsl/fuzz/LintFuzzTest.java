package dev.breakglass.dsl.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.format.Formatter;
import dev.breakglass.dsl.lint.Linter;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.lint.fix.Fixer;
import dev.breakglass.dsl.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The same for what is done with a policy that is sound, or nearly: rules find, fixes change and a layout is made. As
 * {@link CheckFuzzTest}, with {@code -Dfuzz -Dtest=LintFuzzTest#anyDeclarations}.
 */
class LintFuzzTest {
    private static final String SOUND = """
            policy p
            action read, write
            resource db { pii: bool, tier: int, age: duration, home: ip, tags: set of string }
            requester { employment: enum { employee, contractor } }
            role sre from group "sre" size 9
            role lead from group "leads" size 4
            signal net: enum { corp, internet } fresh 30s
            signal up: bool fresh 5m from db "a"
            zone prod { contains db "*" }
            profile common {
              mfa any within 5m
              approve 1 of lead within 15m
              justify at least 20 characters
              ttl 1h
              review within 24h by sre
            }
            """;

    @FuzzTest(maxDuration = "10s")
    void anyDeclarations(byte[] declarations) {
        serves(SOUND + new String(declarations, StandardCharsets.UTF_8));
    }

    @FuzzTest(maxDuration = "10s")
    void anyPath(byte[] clauses) {
        String text = new String(clauses, StandardCharsets.UTF_8);
        serves(SOUND + "breakglass b {\n  zone prod\n  for sre\n  allow read on db \"*\"\n  follows common\n" + text
                + "\n}\n");
    }

    @FuzzTest(maxDuration = "10s")
    void anyCondition(byte[] condition) {
        String text = new String(condition, StandardCharsets.UTF_8);
        serves(SOUND + "breakglass b {\n  zone prod\n  for sre\n  allow read on db \"a*\"\n  follows common\n  when "
                + text + "\n}\n");
    }

    private static void serves(String text) {
        SourceFile file = new SourceFile("p.bgp", text);
        Checked<String> laidOut = Formatter.format(file);
        laidOut.value().ifPresent(layout -> {
            Optional<String> again =
                    Formatter.format(new SourceFile("p.bgp", layout)).value();
            holds(again.equals(Optional.of(layout)), "a layout is laid out already");
        });
        Checked<CheckedSet> checked =
                Checker.checkSet(new Checked<>(Optional.of(List.of(file)), List.of()), Limits.standard());
        checked.value().ifPresent(set -> {
            for (Diagnostic finding : Linter.lint(set, Settings.standard())) {
                holds(finding.code().isLint() && !finding.message().isBlank(), "a finding that says something");
            }
            Fixer.Fixed fixed = Fixer.fix(set, Settings.standard(), Limits.standard());
            holds(fixed.refused().isEmpty(), "no rule proposes what would change a decision: " + fixed.refused());
            holds(laidOut.value().isPresent(), "what is sound can be laid out");
        });
    }

    /** Plain, since it is asked some ten thousand times a minute. */
    private static void holds(boolean fact, String what) {
        if (!fact) {
            throw new AssertionError("expected " + what);
        }
    }
}
