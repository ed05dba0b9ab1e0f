package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.conventions.ScenarioFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What {@code bgp simulate} writes for programs and code hosts. */
class SimulateFormatsTest {

    private static final String HOSTILE = "</failure>]]>&amp; 100%: a,b ::error:: | `x` \u202e <b>";

    @TempDir
    Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void scenarios() throws Exception {
        ScenarioFolder folder = new ScenarioFolder(temp.resolve("s"));
        folder.passing("a-good");
        folder.failing("b-bad", HOSTILE);
        folder.broken("c-broken");
    }

    @Test
    void textGoesToStandardOutputAndNothingToAFile() throws Exception {
        assertThat(run(Map.of(), "simulate", "s")).isEqualTo(1);
        assertThat(out())
                .contains("pass  A scenario called a-good  (s/a-good.yaml)", "FAIL  s/c-broken.yaml")
                .contains("\\u{202e}")
                .doesNotContain("\u202e")
                .endsWith("3 scenarios, 4 steps: 2 not as expected\n");
        assertThat(err()).isEmpty();
        try (var files = Files.list(temp)) {
            assertThat(files).containsExactly(temp.resolve("s"));
        }
    }

    @Test
    void noTitleAndNoNameForgesALine() throws Exception {
        new ScenarioFolder(temp.resolve("f")).failing("bad", "a\\n::warning::forged\\r\\n::error::too");
        Files.writeString(temp.resolve("f/odd.yaml"), """
                scenario: odd
                policy: p
                "a\\n::error::key": 1
                """);
        assertThat(run(Map.of(), "simulate", "f")).isEqualTo(1);
        assertThat(out()).contains("::warning::forged", "::error::too", "::error::key");
        assertThat(out().lines().map(String::strip)).noneMatch(line -> line.startsWith("::"));
    }

    @Test
    void aFileThatIsNoScenarioIsToldSoWhenItIsNamed() throws Exception {
        Files.writeString(temp.resolve("list.yaml"), "[1, 2]\n");
        assertThat(run(Map.of(), "simulate", "list.yaml")).isEqualTo(2);
        assertThat(err()).contains("there is no scenario in list.yaml: a map with `scenario` or `table` at its top");
    }

    @Test
    void junitIsWellFormedAndOfTheShapeThatServersRead() throws Exception {
        assertThat(run(Map.of(), "simulate", "s", "--format", "junit")).isEqualTo(1);
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("src/test/resources/junit/junit.xsd").toFile())
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(out.toByteArray())));
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()));
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("s");
        assertThat(List.of(
                        suite.getAttribute("tests"),
                        suite.getAttribute("failures"),
                        suite.getAttribute("errors"),
                        suite.getAttribute("skipped")))
                .containsExactly("3", "1", "1", "0");
        Element bad = (Element) document.getElementsByTagName("testcase").item(1);
        assertThat(bad.getAttribute("name")).isEqualTo(HOSTILE.replace("\u202e", "\\u{202e}"));
        assertThat(bad.getTextContent())
                .contains("s/b-bad.yaml:8:5: at 1m", "expected: open grants: 7")
                .contains("\n");
        assertThat(out()).doesNotContain("time=", "timestamp", "hostname");
        assertThat(err()).isEqualTo("3 scenarios, 4 steps: 2 not as expected\n");
    }

    @Test
    void githubShowsEachFailureAtItsStep() {
        assertThat(run(Map.of(), "simulate", "s", "--format", "github")).isEqualTo(1);
        List<String> lines = out().lines().toList();
        assertThat(lines).hasSize(2).allMatch(line -> line.startsWith("::error file=s/"));
        assertThat(lines.get(0))
                .startsWith("::error file=s/b-bad.yaml,line=8,col=5,title="
                        + "</failure>]]>&amp; 100%25%3A a%2Cb %3A%3Aerror%3A%3A | `x` \\u{202e} <b>::")
                .contains("%0A  expected: open grants: 7");
        assertThat(lines.get(1)).startsWith("::error file=s/c-broken.yaml,line=2,col=1,title=Not played::");
    }

    @Test
    void aJobSummaryIsAddedToWhatIsThereAlready() throws Exception {
        Path summary = Files.writeString(temp.resolve("summary.md"), "# Before\n\n");
        Map<String, String> environment = Map.of("GITHUB_STEP_SUMMARY", summary.toString());
        run(environment, "simulate", "s", "--format", "github");
        assertThat(Files.readString(summary))
                .startsWith("# Before\n\n## Scenarios\n\n❌ 3 scenarios, 4 steps: 2 not as expected\n")
                .contains(
                        "### \\<\\/failure\\>".replace("\\/", "/"),
                        "\\| \\`x\\`",
                        "```text\ns/b-bad.yaml:8:5",
                        "### Not played")
                .doesNotContain("\u202e");

        Files.delete(summary);
        run(environment, "simulate", "s", "--format", "json");
        assertThat(summary).doesNotExist();
    }

    @Test
    void aJobSummaryKeepsToGithubsLimit() throws Exception {
        ScenarioFolder many = new ScenarioFolder(temp.resolve("many"));
        for (int i = 0; i < 40; i++) {
            many.failing("x" + i, "y".repeat(40_000));
        }
        Path summary = temp.resolve("summary.md");
        run(Map.of("GITHUB_STEP_SUMMARY", summary.toString()), "simulate", "many", "--format", "github");
        assertThat(Files.size(summary)).isLessThan(1 << 20);
        assertThat(Files.readString(summary)).containsPattern("… and \\d+ more, for which there is no room here\n$");
    }

    @Test
    void severalFilesComeOfOnePlayingAndHaveTheSameBytesEachTime() throws Exception {
        for (String n : List.of("1", "2")) {
            run(
                    Map.of(),
                    "simulate",
                    "s",
                    "--jobs",
                    n,
                    "--report",
                    "new/r" + n + ".html",
                    "--json",
                    n + ".json",
                    "--junit",
                    n + ".xml");
        }
        for (String name : List.of("new/r%s.html", "%s.json", "%s.xml")) {
            assertThat(temp.resolve(name.formatted(2))).hasSameBinaryContentAs(temp.resolve(name.formatted(1)));
        }
        assertThat(out()).contains("pass  A scenario called a-good");
        out.reset();
        run(Map.of(), "simulate", "s", "--format", "json");
        assertThat(temp.resolve("1.json")).hasContent(out());
    }

    @Test
    void whatCannotBeFollowedIsSaid() throws Exception {
        assertThat(usage("--format", "xml")).contains("--format is one of text, json, junit, github, not `xml`");
        assertThat(usage("--jobs", "0")).contains("--jobs is a number from 1 to 256, not `0`");
        assertThat(usage("--shard", "3/2")).contains("--shard is a part of all, such as 2/5, not `3/2`");
        assertThat(usage("--filter", "nobody"))
                .contains("none of 3 scenarios at or below s has `nobody` in its title or file");
        assertThat(usage("--json", "s")).contains("--json names a folder, and a file is to be written: s");
        assertThat(usage("--report", "s/a-good.yaml"))
                .contains("--report names a file that is there and may be what is played: s/a-good.yaml");
        assertThat(usage("--json", "a", "--json", "b")).contains("--json is given twice");
        Files.createDirectories(temp.resolve("nothing"));
        assertThat(usage("nothing")).contains("there is no scenario at or below nothing");
        assertThat(usage("--report", "")).contains("a path is empty");
    }

    @Test
    void aFilterAndAPartPlayWhatTheyName() {
        run(Map.of(), "simulate", "s", "--filter", "A-GOOD");
        assertThat(out()).contains("1 scenario, 2 steps: all as expected").doesNotContain("FAIL");
        out.reset();
        run(Map.of(), "simulate", "s", "--shard", "3/3");
        assertThat(out()).contains("FAIL  s/c-broken.yaml", "1 scenario, 0 steps: 1 not as expected");
        out.reset();
        assertThat(run(Map.of(), "simulate", "s", "--shard", "4/4")).isZero();
        assertThat(out()).isEqualTo("0 scenarios, 0 steps: all as expected\n");
    }

    @Test
    void aRowOfCsvIsAnnotatedWhereItStands() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("t"));
        String policy = temp.toAbsolutePath()
                .relativize(Path.of("../../policies/payments").toAbsolutePath().normalize())
                .toString();
        Files.writeString(folder.resolve("t.yaml"), """
                table: t
                policy: ../%s
                request:
                  requester: { id: ana }
                  zone: prod.payments
                  action: db.failover
                  resource: database/ledger
                  now: 2026-03-14T02:13:00Z
                rows: rows.csv
                """.formatted(policy));
        Files.writeString(folder.resolve("rows.csv"), "name,expect\nno one,deny\nno one,permit\n");
        assertThat(run(Map.of(), "simulate", "t", "--format", "github", "--json", "t.json"))
                .isEqualTo(1);
        assertThat(out()).startsWith("::error file=t/rows.csv,line=3,col=1,");
        assertThat(temp.resolve("t.json")).content().contains("\"file\":\"t/rows.csv\",\"line\":3");
    }

    private String usage(String... words) {
        String[] all = new String[words.length + 2];
        all[0] = "simulate";
        all[1] = "s";
        System.arraycopy(words, 0, all, 2, words.length);
        err.reset();
        assertThat(run(Map.of(), all)).isEqualTo(2);
        return err();
    }

    private int run(Map<String, String> environment, String... words) {
        return Main.run(
                List.of(words),
                new Console(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        temp,
                        Terminal.none(),
                        environment));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
