package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintCommandTest {
    private static final String LONG = "  ttl     30m up to 8h\n";
    private static final String WIDE = "  allow   db.write on database \"*\"\n";

    @TempDir
    Path folder;

    private Path policy;

    @BeforeEach
    void aPolicyWithALongTtlAndAWideResource() throws IOException {
        Files.createDirectories(folder.resolve("repository/.git"));
        policy = Files.createDirectories(folder.resolve("repository/set")).resolve("policy.bgp");
        Files.writeString(
                policy,
                Files.readString(root().resolve("docs/diagnostics/prelude.bgp"))
                        + "\n/// The ledger is broken: mend it.\nbreakglass mend-ledger {\n  zone    prod\n  for     dba\n"
                        + WIDE + "  follows standard\n" + LONG + "}\n");
    }

    private static Path root() {
        Path found = Path.of("").toAbsolutePath();
        while (!Files.exists(found.resolve("bgp"))) {
            found = found.getParent();
        }
        return found;
    }

    /** In the repository's root, with the two rules that the policy breaks and no others. */
    private String lint(String... words) {
        List<String> all = new ArrayList<>(List.of("lint", "set", "--rule", "long-ttl,wide-resource"));
        all.addAll(Arrays.asList(words));
        return run(all.toArray(String[]::new));
    }

    private String run(String... words) {
        return CommandLineRun.of(folder.resolve("repository"), words);
    }

    private void configure(String rules) throws IOException {
        Files.writeString(folder.resolve("repository/bgp.yaml"), "lint:\n  rules:\n" + rules.indent(4));
    }

    @Test
    void findingsAreShownAndEndWithStatusOne() {
        assertThat(lint())
                .contains("warning[BGP5203]: a session may last 8h", "warning[BGP5209]", "help: `ttl 30m up to 4h`")
                .contains("set: 2 warnings\n")
                .endsWith("exit 1\n");
    }

    @Test
    void nothingFoundEndsWithStatusZero() {
        assertThat(run("lint", "set", "--rule", "no-limit")).isEqualTo("set: nothing found\nexit 0\n");
    }

    @Test
    void anErrorOfThePolicyIsShownInPlaceOfFindings() throws IOException {
        Files.writeString(policy, Files.readString(policy).replace("for     dba", "for     dbb"));
        assertThat(lint())
                .contains("error[BGP2014]", "set: 1 error\n")
                .doesNotContain("BGP5")
                .endsWith("exit 1\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--fail-on error | exit 0",
                "--fail-on warning | exit 1",
                "--fail-on note | exit 1",
                "--min-severity error | set: nothing found",
                "--min-severity error --fail-on note | exit 0",
                "--min-severity note | set: 2 warnings",
            })
    void severitiesSayWhatIsToldAndWhatFails(String words, String said) {
        assertThat(lint(words.split(" "))).contains(said + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lint | bgp: lint needs a folder or a file of policies",
                "lint nowhere | bgp: no such file or folder: ",
                "lint set --rule long-tll | bgp: `long-tll` is not a rule; did you mean `long-ttl`?",
                "lint set --rule BGP2014 | bgp: `BGP2014` is not a rule",
                "lint set --fail-on warn | bgp: there is no severity `warn`; there are: error, warning, note",
                "lint set --min-severity off | bgp: there is no severity `off`",
                "lint set --format texts | bgp: --format is one of text, plain, json, sarif, github, not `texts`",
                "lint set --dry-run | bgp: --dry-run says what --fix would do; it needs --fix",
                "lint set --config a --no-config | bgp: --config and --no-config say opposite things",
                "lint set --config nowhere.yaml | bgp: no such file or folder: ",
            })
    void whatCannotBeFollowedEndsWithStatusTwo(String words, String said) {
        assertThat(run(words.split(" "))).contains(said).endsWith("exit 2\n");
    }

    @Test
    void allRulesAreListedWithTheirNumbers() {
        assertThat(run("lint", "--rules"))
                .contains("BGP5203  long-ttl", "a key that is held long (max 4h)", "BGP5209  wide-resource", "[fix]")
                .endsWith("exit 0\n");
    }

    @Test
    void theNearestConfigurationHolds() throws IOException {
        configure("long-ttl: off\nwide-resource: { severity: note }\n");
        assertThat(lint()).contains("note[BGP5209]").contains("warning[BGP5203]");
        assertThat(run("lint", "set")).contains("note[BGP5209]").doesNotContain("BGP5203");
        assertThat(run("lint", "set/policy.bgp")).doesNotContain("BGP5203");
        assertThat(run("lint", "set", "--no-config")).contains("warning[BGP5203]");
        Files.writeString(policy.resolveSibling("bgp.yaml"), "lint: { rules: { long-ttl: { max: 8h } } }");
        assertThat(run("lint", "set")).contains("warning[BGP5209]").doesNotContain("BGP5203");
    }

    @Test
    void aConfigurationOutsideTheRepositoryIsNotRead() throws IOException {
        Files.writeString(folder.resolve("bgp.yaml"), "lint: { rules: { long-ttl: off } }");
        assertThat(lint()).contains("warning[BGP5203]");
        assertThat(run("lint", "set", "--config", "../bgp.yaml")).doesNotContain("BGP5203");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "long-tll: off | 3:5: `long-tll` is not a rule; did you mean `long-ttl`?",
                "BGP2014: off | 3:5: `BGP2014` is not a rule",
                "long-ttl: warnng | 3:15: `long-ttl`: there is no `warnng`; did you mean `warning`?",
                "long-ttl: false | 3:15: `long-ttl`: expected a text",
                "long-ttl: { max: 2 } | 3:22: `max`: expected a length of time",
                "long-ttl: { max: 0s } | 3:22: `max`: expected from 1s to 3650d",
                "long-ttl: { mx: 2h } | 3:17: `long-ttl` has no `mx`",
                "long-ttl: { severity: bad } | 3:27: `severity`: there is no `bad`",
                "no-limit: { max: 2h } | 3:17: `no-limit` has no `max`",
                "allow-nearly-everything: { percent: 101 } | 3:41: `percent`: expected from 1 to 100",
                "short-reason: { min: 99999999999 } | 3:26: `min`: expected from 1 to 1000000",
            })
    void aMistakeInTheConfigurationIsToldWithItsPlace(String rules, String said) throws IOException {
        configure(rules);
        assertThat(lint()).contains("bgp: bgp.yaml:" + said).endsWith("exit 2\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules: {}",
                "lint: { rule: {} }",
                "lint: {}",
                "lint: { rules: [] }",
                "[]",
                "lint: { rules: { long-ttl: off, BGP5203: note } }",
                "lint: { rules: {} }\nfmt: {}",
            })
    void nothingElseIsAConfiguration(String text) throws IOException {
        Files.writeString(folder.resolve("repository/bgp.yaml"), text);
        assertThat(lint()).startsWith("bgp: bgp.yaml:").endsWith("exit 2\n");
    }

    @Test
    void allMistakesOfAConfigurationAreToldAtOnce() throws IOException {
        configure("long-tll: off\nlong-ttl: { max: 2, severity: note }\nno-limit: loud\n");
        assertThat(lint()).contains("bgp.yaml:3:5: ", "bgp.yaml:4:22: ", "bgp.yaml:5:15: ");
    }

    @Test
    void aFixIsWrittenAndToldAndTheRestIsShown() throws IOException {
        Files.setPosixFilePermissions(policy, PosixFilePermissions.fromString("rw-r-----"));
        String before = Files.readString(policy);
        assertThat(lint("--fix"))
                .contains("fixed: set/policy.bgp:57: BGP5209 name what the zone holds\n", "warning[BGP5203]")
                .doesNotContain("warning[BGP5209]")
                .endsWith("exit 1\n");
        assertThat(policy).content().isEqualTo(before.replace(WIDE, WIDE.replace("*", "ledger-*")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(policy)))
                .isEqualTo("rw-r-----");
        assertThat(policy.getParent()).isDirectoryNotContaining("glob:**.new");
        assertThat(lint("--fix")).doesNotContain("fixed");
    }

    @Test
    void aFileThatALinkLeadsToIsFixedWhereItIs() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("repository/link.bgp"), policy);
        assertThat(run("lint", "link.bgp", "--fix", "--rule", "wide-resource"))
                .isEqualTo("fixed: link.bgp:57: BGP5209 name what the zone holds\nlink.bgp: nothing found\nexit 0\n");
        assertThat(link).isSymbolicLink();
        assertThat(policy).content().doesNotContain("\"*\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--diff", "--fix --dry-run"})
    void whatWouldBeFixedIsShownAndNotWritten(String words) throws IOException {
        String before = Files.readString(policy);
        assertThat(lint(words.split(" "))).contains("""
                --- set/policy.bgp
                +++ set/policy.bgp
                @@ -54,7 +54,7 @@
                 breakglass mend-ledger {
                   zone    prod
                   for     dba
                -  allow   db.write on database "*"
                +  allow   db.write on database "ledger-*"
                   follows standard
                   ttl     30m up to 8h
                 }
                """).endsWith("exit 1\n");
        assertThat(policy).content().isEqualTo(before);
    }

    @Test
    void whatACommentAllowsIsNotToldAndNotFixed() throws IOException {
        String why = "  // bgp:allow wide-resource because every ledger has the same schema\n";
        Files.writeString(policy, Files.readString(policy).replace(WIDE, why + WIDE));
        assertThat(lint("--fix")).contains("set: 1 warning\n").doesNotContain("BGP5209");
    }

    @Test
    void theControlsOfThePolicyLibraryAreStrong() {
        String rules = Pattern.compile("^BGP52\\d\\d", Pattern.MULTILINE)
                .matcher(run("lint", "--rules"))
                .results()
                .map(found -> found.group())
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
        String said = CommandLineRun.of(
                root(), "lint", "policies/payments", "policies/identity", "policies/network-core", "--rule", rules);
        assertThat(said).endsWith("exit 0\n").doesNotContain("BGP52");
    }

    @Test
    void theConfigurationOnThePageIsRead() throws IOException {
        Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(root().resolve("docs/linting.md")));
        assertThat(example.find()).isTrue();
        Files.writeString(folder.resolve("repository/bgp.yaml"), example.group(1));
        assertThat(lint()).contains("error[BGP5203]", "longer than 2h").endsWith("exit 1\n");
    }

    @Test
    void aConfigurationThatCannotBeReadIsNotDroppedInSilence() throws IOException {
        Files.createSymbolicLink(folder.resolve("repository/bgp.yaml"), folder.resolve("nowhere.yaml"));
        assertThat(lint()).contains("bgp: ").endsWith("exit 2\n");
    }

    @Test
    void anEmptyPathIsNotTheCurrentFolder() {
        assertThat(run("lint", "")).isEqualTo("bgp: a path is empty\nexit 2\n");
    }
}
