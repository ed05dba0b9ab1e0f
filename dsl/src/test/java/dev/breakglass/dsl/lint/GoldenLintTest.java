package dev.breakglass.dsl.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.lint.fix.Fixer;
import dev.breakglass.dsl.read.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder of {@code lint/RULE} is a policy set and what that rule alone says of it: with an {@code expected.txt} it
 * fires, without one it must be silent. {@code -Dupdate.golden=true} writes anew what is said in the cases whose name
 * begins with {@code fires}, for a person to read before it is committed.
 */
class GoldenLintTest {
    private static final Path CASES = Path.of("src/test/resources/lint");

    static Stream<Path> cases() throws IOException {
        List<Path> cases = new ArrayList<>();
        for (Path rule : folders(CASES)) {
            cases.addAll(folders(rule));
        }
        return cases.stream();
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    static Stream<Rule> rules() {
        return Rules.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRuleSaysExactlyWhatWasAgreed(Path folder) throws IOException {
        Code code = Code.of(folder.getParent().getFileName().toString()).orElseThrow();
        Checked<CheckedSet> checked = Checker.checkSet(SourceReader.read(folder), Limits.standard());
        assertThat(new DiagnosticRenderer(false).render(checked.diagnostics())).isEmpty();
        List<Diagnostic> found = Linter.lint(checked.value().orElseThrow(), Settings.standard()).stream()
                .filter(diagnostic -> diagnostic.code() == code)
                .toList();
        String rendered = new DiagnosticRenderer(false).render(found);
        Path expected = folder.resolve("expected.txt");
        if (!folder.getFileName().toString().startsWith("fires")) {
            assertThat(rendered).isEmpty();
            return;
        }
        if (Boolean.getBoolean("update.golden")) {
            if (System.getenv("CI") != null) {
                fail("expectations are updated by people, not by CI");
            }
            Files.writeString(expected, rendered);
        }
        assertThat(rendered).isNotEmpty().isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleHasACaseThatFiresAndOneThatDoesNot(Rule rule) throws IOException {
        List<String> names = folders(CASES.resolve(rule.code().slug())).stream()
                .map(folder -> folder.getFileName().toString())
                .toList();
        assertThat(names).anyMatch(name -> name.startsWith("fires")).anyMatch(name -> name.startsWith("silent"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleSaysWhetherItHasFixes(Rule rule) throws IOException {
        boolean fixes = false;
        for (Path folder : folders(CASES.resolve(rule.code().slug()))) {
            Checked<CheckedSet> checked = Checker.checkSet(SourceReader.read(folder), Limits.standard());
            fixes |= Linter.lint(checked.value().orElseThrow(), Settings.standard()).stream()
                    .filter(finding -> finding.code() == rule.code())
                    .anyMatch(finding -> finding.fix().isPresent());
        }
        assertThat(rule.fixes()).isEqualTo(fixes);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleHasAPage(Rule rule) {
        assertThat(Path.of("../docs/diagnostics", rule.code().id() + ".md")).exists();
    }

    /** A fix is asked of the {@link Fixer}, which refuses what changes a decision. */
    @ParameterizedTest
    @MethodSource("cases")
    void everyFixIsMadeAndLeavesNothingToFix(Path folder) throws IOException {
        Code code = Code.of(folder.getParent().getFileName().toString()).orElseThrow();
        Settings alone = Settings.standard().only(Set.of(code));
        CheckedSet set = Checker.checkSet(SourceReader.read(folder), Limits.standard())
                .value()
                .orElseThrow();
        Fixer.Fixed fixed = Fixer.fix(set, alone, Limits.standard());
        assertThat(new DiagnosticRenderer(false).render(fixed.refused())).isEmpty();
        assertThat(Linter.lint(fixed.set(), alone))
                .noneMatch(finding -> finding.fix().isPresent());
    }

    @Test
    void noTwoRulesHaveOneCode() {
        assertThat(Rules.all()).extracting(Rule::code).doesNotHaveDuplicates().allMatch(Code::isLint);
    }
}
