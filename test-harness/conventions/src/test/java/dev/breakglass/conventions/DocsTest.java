package dev.breakglass.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.cli.CommandLineRun;
import dev.breakglass.conventions.Page.Example;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example in the documentation is true. */
class DocsTest {

    /**
     * Languages whose blocks a test runs, in this class or beside what they are about, and {@code text}, which is a
     * picture or what a machine said.
     */
    private static final Set<String> LANGUAGES =
            Set.of("bgp", "bgp wrong", "bgp right", "yaml", "console", "java", "xml", "diff", "text");

    static Stream<Example> policies() {
        return Page.examples("bgp");
    }

    static Stream<Example> consoles() {
        return Page.examples("console").filter(example -> !example.page().equals(TutorialTest.PAGE));
    }

    static Stream<Example> sources() {
        return Page.examples("java");
    }

    static Stream<Example> poms() {
        return Page.examples("xml");
    }

    @ParameterizedTest
    @MethodSource("policies")
    void everyPolicyIsSound(Example example) {
        var checked = Checker.check(List.of(new SourceFile("example.bgp", example.text())));

        assertThat(checked.diagnostics().stream().map(d -> DiagnosticRenderer.render(d, false)))
                .isEmpty();
        assertThat(checked.value()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("consoles")
    void everyCommandPrintsWhatThePageShows(Example example) {
        List<String> lines = example.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("$ ./bgp ")) {
                List<String> shown = new ArrayList<>();
                for (int j = i + 1; j < lines.size() && !lines.get(j).startsWith("$ "); j++) {
                    shown.add(lines.get(j));
                }
                String printed = CommandLineRun.of(
                                House.root(),
                                lines.get(i)
                                        .substring("$ ./bgp ".length())
                                        .strip()
                                        .split(" +"))
                        .replaceFirst("exit [0-9]\\n$", "");
                assertThat(printed.strip()).as(example + ": " + lines.get(i)).matches(pattern(shown));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void everyPieceOfJavaIsPartOfASourceThatIsCompiled(Example example) {
        assertThat(House.files(".java")).anyMatch(file -> holds(file, example));
    }

    @ParameterizedTest
    @MethodSource("poms")
    void everyPieceOfXmlIsPartOfAPomThatIsBuilt(Example example) {
        assertThat(House.files("pom.xml")).anyMatch(file -> holds(file, example));
    }

    /** Those of the other pages are read by the tests of what they are about. */
    @Test
    void everyPieceOfAScenarioIsPartOfOneThatIsPlayed() {
        Path played =
                House.root().resolve("test-harness/scenario/src/test/resources/watched/scenarios/failing-duties.yaml");
        assertThat(Page.examples("yaml").filter(example -> example.page().equals("docs/scenarios.md")))
                .isNotEmpty()
                .allMatch(example -> holds(played, example));
    }

    @Test
    void everyBlockIsOfAKindThatATestRuns() {
        assertThat(House.files(".md")).isNotEmpty();
        Stream<String> others = House.files(".md").stream()
                .flatMap(file -> House.text(file).lines())
                .filter(line -> line.startsWith("```") && line.length() > 3)
                .map(line -> line.substring(3))
                .filter(language -> !LANGUAGES.contains(language));
        assertThat(others).isEmpty();
    }

    /** A line of "…" stands for any lines; within a line it stands for anything. */
    static Pattern pattern(List<String> shown) {
        String text = String.join("\n", shown).strip();
        return Pattern.compile(
                Stream.of(text.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")), Pattern.DOTALL);
    }

    private static boolean holds(Path file, Example example) {
        return squeezed(House.text(file)).contains(squeezed(example.text()));
    }

    private static String squeezed(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
