package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.cli.report.Pages;
import dev.breakglass.dsl.diagnostic.Code;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTest {
    private static final Path HERE = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"BGP2014", "bgp2014", "unknown-role", "Unknown-Role"})
    void aPageIsFoundByCodeAndByWordInAnyCase(String asked) {
        assertThat(explain(asked))
                .startsWith("BGP2014 unknown-role\n\n  A role is named that no file")
                .contains("\nWhy it matters\n\n  ", "\nWrong\n\n    ", "    breakglass look-at-ledger {\n")
                .doesNotContain("```", "#")
                .endsWith("exit 0\n");
    }

    @Test
    void everyPageOfTheDocsIsInTheBuildAndFitsTheWidth() throws Exception {
        try (var files = Files.list(Path.of("../../docs/diagnostics"))) {
            var pages = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("BGP"))
                    .map(name -> name.replace(".md", ""))
                    .toList();
            assertThat(pages).isNotEmpty().allSatisfy(id -> {
                assertThat(explain(id)).contains("Why it matters", "exit 0");
                String prose =
                        Pages.page(Code.of(id).orElseThrow()).orElseThrow().text(60, false);
                assertThat(prose.lines().filter(line -> !line.startsWith("    ")))
                        .allMatch(line -> line.length() <= 60);
            });
        }
    }

    @Test
    void headingsAreBoldOnlyWhereColourIs() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8);
        Terminal colourful = new Terminal(true, Terminal.none().width(), false, false);
        Explain.page("BGP2014", new Console(InputStream.nullInputStream(), both, both, HERE, colourful));
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\u001b[1mWrong\u001b[0m");
        assertThat(explain("BGP2014")).doesNotContain("\u001b");
    }

    @Test
    void aCodeThatIsNotThereIsWrongUsageAndItsNeighboursAreNamed() {
        assertThat(explain("BGP2019"))
                .contains("`BGP2019` is not the code of a diagnostic; there are:", "  BGP2018  unknown-value")
                .endsWith("exit 2\n");
        assertThat(explain("2014")).contains(":\n  BGP2014  unknown-role\n").endsWith("exit 2\n");
        assertThat(explain("unkown-role")).contains(":\n  BGP2014  unknown-role\n");
        assertThat(explain("role")).contains("BGP2014  unknown-role");
        assertThat(explain("xyzzy")).contains("a code is written like BGP2014").endsWith("exit 2\n");
    }

    @Test
    void whatWasAskedForCannotDriveATerminal() {
        assertThat(explain("\u001b[2J\u202e\r\n" + "x".repeat(100_000)))
                .contains("\\u{1b}[2J\\u{202e}\\u{d}\\u{a}x")
                .doesNotContain("\u001b")
                .hasSizeLessThan(300);
    }

    private static String explain(String asked) {
        return CommandLineRun.of(HERE, "check", "--explain", asked);
    }
}
