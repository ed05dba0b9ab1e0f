package dev.breakglass.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.lint.Linter;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page of {@code docs/diagnostics} has its parts, and what it calls wrong and right is so. An example that does
 * not begin with {@code policy} stands below {@code prelude.bgp}, a vocabulary that all of them share and none needs
 * whole; a fault that no example can show is a {@code text}.
 */
class PagesTest {
    private static final Path PAGES = Path.of("../docs/diagnostics");
    private static final Pattern EXAMPLE = Pattern.compile("```bgp (wrong|right)\n(.*?)```", Pattern.DOTALL);

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> all = Files.list(PAGES)) {
            return all.filter(page -> page.getFileName().toString().matches("BGP\\d+\\.md")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageSaysWhatWhyWrongAndRight(Path page) throws IOException {
        String text = Files.readString(page);
        Code code = Code.of(page.getFileName().toString().replace(".md", "")).orElseThrow();
        assertThat(text).startsWith("# " + code.id() + " " + code.slug() + "\n\n");
        assertThat(text).containsSubsequence("\n## Why it matters\n", "\n## Wrong\n", "\n## Right\n");
        int wrongs = 0;
        Matcher examples = EXAMPLE.matcher(text);
        while (examples.find()) {
            boolean wrong = examples.group(1).equals("wrong");
            wrongs += wrong ? 1 : 0;
            List<Diagnostic> said = said(examples.group(2));
            if (wrong) {
                assertThat(said).extracting(Diagnostic::code).contains(code);
            } else {
                assertThat(said).as(new DiagnosticRenderer(false).render(said)).isEmpty();
            }
        }
        assertThat(wrongs > 0 || text.contains("```text\n"))
                .as("an example, or a text where no example can be run")
                .isTrue();
    }

    private static List<Diagnostic> said(String example) throws IOException {
        List<SourceFile> sources = example.startsWith("policy ")
                ? List.of(new SourceFile("example.bgp", example))
                : List.of(
                        new SourceFile("example.bgp", "policy example\n" + example),
                        new SourceFile("../prelude.bgp", Files.readString(PAGES.resolve("prelude.bgp")), "../prelude"));
        Checked<CheckedSet> checked =
                Checker.checkSet(new Checked<>(Optional.of(sources), List.of()), Limits.standard());
        return checked.value().map(set -> Linter.lint(set, Settings.standard())).orElse(checked.diagnostics());
    }
}
