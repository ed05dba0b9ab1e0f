package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.conventions.ScenarioFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bgp simulate} writes destroys nothing that it was not told to replace. */
class SimulateOutputFilesTest {

    @TempDir
    private Path temp;

    @BeforeEach
    void scenarios() throws Exception {
        new ScenarioFolder(temp.resolve("s")).passing("a");
    }

    private String simulate(String... words) {
        return CommandLineRun.of(
                temp,
                Stream.concat(Stream.of("simulate", "s"), Arrays.stream(words)).toArray(String[]::new));
    }

    private void isRefused(String why, String... words) {
        assertThat(simulate(words)).startsWith("bgp: ").contains(why).endsWith("exit 2\n");
    }

    @Test
    void whatALinkLeadsToIsNotPlayedAndWrittenOver() throws Exception {
        Files.createSymbolicLink(temp.resolve("link.html"), temp.resolve("s/a.yaml"));
        String before = Files.readString(temp.resolve("s/a.yaml"));
        isRefused("names a file that is there and may be what is played: link.html", "--report", "link.html");
        isRefused("names a file that is there", "--coverage-report", "link.html");
        assertThat(temp.resolve("s/a.yaml")).hasContent(before);
    }

    @Test
    void keysAndBundlesAreNotWrittenOver() throws Exception {
        Files.writeString(temp.resolve("key.pub"), "team+01234567+AbCd\n");
        Files.write(temp.resolve("p.bundle"), new byte[] {'P', 'K', 3, 4});
        isRefused("--json names a file that is there and is no report: key.pub", "--json", "key.pub");
        isRefused("--junit names a file that is there and is no report: p.bundle", "--junit", "p.bundle");
        isRefused("--report names a file that is there and is no report: key.pub", "--report", "key.pub");
    }

    @Test
    void anEarlierReportIsReplaced() throws Exception {
        Files.writeString(temp.resolve("empty.json"), "");
        for (int i = 0; i < 2; i++) {
            assertThat(simulate(
                            "--report",
                            "r.html",
                            "--json",
                            "empty.json",
                            "--junit",
                            "j.xml",
                            "--coverage-report",
                            "c.info"))
                    .endsWith("exit 0\n");
        }
        assertThat(temp.resolve("empty.json")).content().startsWith("{");
    }

    @Test
    void noFileTakesTwoReports() throws Exception {
        Files.createDirectory(temp.resolve("c"));
        isRefused("--junit and --json name the same file: c/../x", "--json", "x", "--junit", "c/../x");
        isRefused("--report and --json name the same file: ./x", "--json", "x", "--report", "./x");
        isRefused(
                "--coverage-report and --report name the same file",
                "--report",
                "x.html",
                "--coverage-report",
                "x.html");
        isRefused(
                "--coverage-report and --coverage-report name the same file",
                "--coverage-report",
                "x.html",
                "--coverage-report",
                "x.html");
        assertThat(temp.resolve("x")).doesNotExist();
    }

    @Test
    void aFolderOfLinksIsPlayed() throws Exception {
        Path sub = Files.createDirectory(temp.resolve("sub"));
        Files.createSymbolicLink(sub.resolve("linked.yaml"), temp.resolve("s/a.yaml"));
        assertThat(CommandLineRun.of(temp, "simulate", "sub"))
                .contains("(sub/linked.yaml)", "1 scenario")
                .endsWith("exit 0\n");
    }
}
