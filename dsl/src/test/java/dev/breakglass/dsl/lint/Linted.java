package dev.breakglass.dsl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sets that tests of the linter are made of: what they say stands below the prelude of the documentation's examples. */
public final class Linted {

    private Linted() {}

    public static CheckedSet set(String below) {
        return set(List.of(new SourceFile("policy.bgp", prelude() + "\n" + below)));
    }

    public static CheckedSet set(List<SourceFile> sources) {
        Checked<CheckedSet> checked =
                Checker.checkSet(new Checked<>(Optional.of(sources), List.of()), Limits.standard());
        assertThat(new DiagnosticRenderer(false).render(checked.diagnostics())).isEmpty();
        return checked.value().orElseThrow();
    }

    /** What is found of these rules, as {@code no-door backups}: the rule and the text that the finding is about. */
    public static List<String> found(String below, Code... rules) {
        return Linter.lint(set(below), Settings.standard().only(Set.of(rules))).stream()
                .map(Linted::shown)
                .toList();
    }

    private static String shown(Diagnostic finding) {
        String text = finding.place().file().text();
        return finding.code().slug() + " "
                + text.substring(
                        finding.place().span().start(), finding.place().span().end());
    }

    public static String prelude() {
        try {
            return Files.readString(Path.of("../docs/diagnostics/prelude.bgp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
