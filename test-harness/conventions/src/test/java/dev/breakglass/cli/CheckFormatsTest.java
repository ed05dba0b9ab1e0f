package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.diagnostic.Width;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckFormatsTest {
    private static final String SOUND = """
            policy x
            action look
            resource host
            zone z { contains host "h" }
            invariant nobody { never permit where zone == z }
            """;

    @TempDir
    Path folder;

    private record Run(int status, String out, String err) {}

    @BeforeEach
    void twoSetsOfWhichOneHasAFault() throws IOException {
        Files.createDirectories(folder.resolve("sets/good"));
        Files.createDirectories(folder.resolve("sets/bad"));
        Files.writeString(folder.resolve("sets/good/p.bgp"), SOUND);
        Files.writeString(folder.resolve("sets/bad/p.bgp"), "policy x\nrole a from group \"g\" disjoint from sre\n");
    }

    @Test
    void textNamesTheFileWithinItsSetAndPutsTheSummaryElsewhere() {
        Run run = check("sets/bad", "sets/good");
        assertThat(run.out()).startsWith("error[BGP2014]: `sre` is not a role\n ┌─ p.bgp:2:37\n");
        assertThat(run.err()).isEqualTo("""

                        sets/bad: 1 file: 1 error

                        sets/good: 1 file, 1 zone, 0 paths: no errors, 3 warnings
                        sets/good: note: 1 invariant is type-checked here, and not proved
                        """);
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void whatLooksLikeAMistakeIsToldAndIsNoError() throws IOException {
        Run run = check("sets/good");
        assertThat(run.out()).contains("warning[BGP5").doesNotContain("note[");
        assertThat(run.status()).isZero();
        Files.writeString(folder.resolve("bgp.yaml"), "lint:\n  rules:\n    no-door: error\n    unused-action: off\n");
        Run configured = check("sets/good");
        assertThat(configured.out()).contains("error[BGP5001]").doesNotContain("BGP5002");
        assertThat(configured.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "sarif"})
    void severalSetsMakeOneDocumentAndNothingElseIsPrinted(String format) {
        Run run = check("sets/good", "sets/bad", "--format", format);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("sets/bad/p.bgp").endsWith("}\n");
        assertThat(JsonReader.readObject(run.out().getBytes(StandardCharsets.UTF_8))
                        .keys())
                .contains("version");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void jsonCarriesTheNoteAboutWhatIsNotProved() {
        JsonObject note = JsonReader.readObject(
                        check("sets/good", "--format", "json").out().getBytes(StandardCharsets.UTF_8))
                .array("notes")
                .objects()
                .get(0);
        assertThat(note.text("set")).isEqualTo("sets/good");
        assertThat(note.text("message")).contains("1 invariant", "not proved");
    }

    @Test
    void sarifCarriesTheNoteAndTheExitStatus() {
        assertThat(check("sets/good", "sets/bad", "--format", "sarif").out())
                .contains(
                        "{\"level\":\"note\",\"message\":{\"text\":\"sets/good: 1 invariant is type-checked here, and not proved\"}}",
                        "\"exitCode\":1",
                        "\"executionSuccessful\":true");
    }

    @Test
    void githubNamesTheFileFromTheFolderThatTheJobRunsIn() {
        Run run = check("sets/bad", "--format", "github");
        assertThat(run.out())
                .isEqualTo("::error file=sets/bad/p.bgp,line=2,endLine=2,col=37,endColumn=40,title=BGP2014 unknown-role"
                        + "::`sre` is not a role%0ANote: roles are declared in p.bgp:2\n");
        assertThat(run.err()).contains("1 error");
    }

    @Test
    void aSetThatIsOneFileIsNamedAsItWasAskedFor() {
        assertThat(check("sets/bad/p.bgp", "--format", "github").out())
                .startsWith("::error file=sets/bad/p.bgp,line=2");
    }

    @Test
    void aFaultOfAFolderPointsAtTheFolder() throws IOException {
        Files.createDirectories(folder.resolve("sets/empty"));
        assertThat(check("sets/empty", "--format", "github").out())
                .startsWith("::error file=sets/empty,title=BGP1011 empty-file::");
        assertThat(check("sets/empty", "--format", "sarif").out())
                .contains("\"uri\":\"sets/empty\"")
                .doesNotContain("\"region\"");
    }

    @Test
    void whoeverListensGetsSentencesWithoutAsking() {
        Terminal listening = new Terminal(true, Width.UNKNOWN, false, true);
        assertThat(run(listening, "check", "sets/bad").out())
                .startsWith("error BGP2014 unknown-role: `sre` is not a role.\nAt p.bgp, line 2, column 37, `sre`.\n")
                .doesNotContain("│", "\u001b");
        assertThat(check("sets/bad", "--format", "plain").out())
                .isEqualTo(run(listening, "check", "sets/bad").out());
    }

    @Test
    void noDocumentIsColoured() {
        Terminal colourful = new Terminal(true, Width.UNKNOWN, true, false);
        assertThat(run(colourful, "check", "sets/bad").out()).contains("\u001b[1;31m");
        for (String format : List.of("plain", "json", "sarif", "github")) {
            assertThat(run(colourful, "check", "sets/bad", "--format", format).out())
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void whatCannotBeReadLeavesNoHalfADocument() {
        Run run = check("sets/bad", "sets/missing", "--format", "json");
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no such file");
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void anUnknownFormatIsWrongUsage() {
        Run run = check("sets/bad", "--format", "xml");
        assertThat(run.err()).contains("--format is one of text, plain, json, sarif, github, not `xml`");
        assertThat(run.status()).isEqualTo(2);
    }

    private Run check(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "check";
        System.arraycopy(words, 0, all, 1, words.length);
        return run(Terminal.none(), all);
    }

    private Run run(Terminal terminal, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                folder,
                terminal);
        int status = Main.run(List.of(words), console);
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
