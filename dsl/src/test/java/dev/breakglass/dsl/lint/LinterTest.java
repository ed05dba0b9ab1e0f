package dev.breakglass.dsl.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.source.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LinterTest {
    private static final String BACKUPS = "zone backups {\n  contains host \"backup-*\"\n}\n";

    private static Rule rule(Code told, Runnable first) {
        return new Rule() {
            @Override
            public Code code() {
                return Code.NO_DOOR;
            }

            @Override
            public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
                first.run();
                found.accept(
                        Diagnostic.warning(told, set.policy().zones().get(0).place(), "found"));
            }
        };
    }

    private static List<Diagnostic> run(Rule rule) {
        return Linter.unsilenced(Linted.set(""), Settings.standard(), List.of(rule));
    }

    @Test
    void thePreludeOfAllExamplesHasNoFindingsButWhatIsThereForExamplesToUse() {
        assertThat(Linter.lint(Linted.set(""), Settings.standard()))
                .allMatch(finding -> finding.code().slug().startsWith("unused-"));
    }

    @Test
    void aRuleThatThrowsIsToldByItsName() {
        Rule broken = rule(Code.NO_DOOR, () -> {
            throw new IndexOutOfBoundsException("index 3");
        });
        assertThatThrownBy(() -> run(broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("`no-door`", "index 3");
    }

    @Test
    void aRuleSpeaksForItselfAlone() {
        assertThatThrownBy(() -> run(rule(Code.LONG_TTL, () -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("`no-door`", "`long-ttl`");
    }

    @Test
    void aFindingWeighsWhatTheConfigurationSays() {
        Settings noted = new Settings(Map.of(Code.NO_DOOR, Optional.of(Severity.NOTE)), Map.of());
        assertThat(Linter.lint(Linted.set(BACKUPS), noted))
                .extracting(Diagnostic::code, Diagnostic::severity)
                .contains(tuple(Code.NO_DOOR, Severity.NOTE));
        Settings off = new Settings(Map.of(Code.NO_DOOR, Optional.empty()), Map.of());
        assertThat(Linter.lint(Linted.set(BACKUPS), off))
                .extracting(Diagnostic::code)
                .doesNotContain(Code.NO_DOOR);
    }

    @Test
    void aConfiguredNumberTakesThePlaceOfTheStandard() {
        Rule longTtl = Rules.all().stream()
                .filter(rule -> rule.code() == Code.LONG_TTL)
                .findFirst()
                .orElseThrow();
        Option<?> max = longTtl.options().get(0);
        Settings shorter = new Settings(Map.of(), Map.of(max, Duration.ofMinutes(20)));
        assertThat(Linter.unsilenced(Linted.set(""), shorter, List.of(longTtl)))
                .extracting(Diagnostic::message)
                .containsExactly("a session may last 1h");
    }

    @Test
    void whatStandsInAnImportedSetIsThatSetsOwnAffair() {
        SourceFile org = new SourceFile("../org/org.bgp", "policy org\nresource host\n" + BACKUPS, "../org");
        String home = "policy home\nimport \"../org\"\nzone archive {\n  contains host \"archive-*\"\n}\n";
        assertThat(Linter.lint(
                        Linted.set(List.of(new SourceFile("home.bgp", home), org)),
                        Settings.standard().only(Set.of(Code.NO_DOOR))))
                .extracting(Diagnostic::message)
                .containsExactly("no path opens `archive`");
    }

    @Test
    void findingsComeInOrderOfFileAndPlace() {
        String zones = BACKUPS.replace("backups", "b") + BACKUPS.replace("backups", "a");
        List<SourceFile> sources = List.of(
                new SourceFile("z.bgp", Linted.prelude().replace("policy example", "policy example\n") + BACKUPS),
                new SourceFile("a.bgp", "policy example\n" + zones));
        assertThat(Linter.lint(Linted.set(sources), Settings.standard().only(Set.of(Code.NO_DOOR))))
                .extracting(Diagnostic::message)
                .containsExactly("no path opens `b`", "no path opens `a`", "no path opens `backups`");
    }

    @Test
    void everyOptionOfARuleIsItsOwnAndHasANameOfItsOwn() {
        assertThat(Rules.all()).allSatisfy(rule -> {
            assertThat(rule.options()).allMatch(option -> option.code() == rule.code());
            assertThat(rule.options()).extracting(Option::name).doesNotHaveDuplicates();
            assertThat(rule.options()).allMatch(option -> option.accepts(option.standard()));
        });
    }
}
