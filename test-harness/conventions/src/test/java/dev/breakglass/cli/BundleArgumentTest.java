package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.audit.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that are given a signed bundle where they also take a policy set. */
class BundleArgumentTest {

    private static final Path ROOT = root();
    private static final String POLICIES = ROOT.resolve("policies/payments").toString();
    private static final String REQUEST =
            ROOT.resolve("docs/examples/request.yaml").toString();

    private static final String SCENARIO = """
            scenario: x
            policy: POLICY
            start: 2026-03-14T02:13:00Z
            people: { ana: {} }
            timeline:
              - at: 0m
                incident: { id: INC-1, kind: outage, severity: 1 }
            """;

    @TempDir
    Path temp;

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("bgp"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    @BeforeEach
    void bundle() {
        assertThat(run("keygen", "--out", "key")).contains("exit 0");
        assertThat(run("keygen", "--out", "other")).contains("exit 0");
        assertThat(run("compile", POLICIES, "--out", "b", "--sign", "key")).contains("exit 0");
    }

    private String run(String... words) {
        return CommandLineRun.of(temp, words);
    }

    private String ask(String command, String... key) {
        String[] words = Stream.concat(Stream.of(command, "b", "--request", REQUEST), Stream.of(key))
                .toArray(String[]::new);
        return run(words);
    }

    @Test
    void itDecidesAndExplainsAsItsSourcesDo() {
        assertThat(ask("decide", "--key", "key.pub"))
                .contains("PENDING by restore-ledger", "exit 0")
                .isEqualTo(run("decide", POLICIES, "--request", REQUEST));
        assertThat(ask("explain", "--key", "other.pub", "--key", "key.pub"))
                .contains("organisation.bgp:22:3", "22│", "exit 0")
                .isEqualTo(run("explain", POLICIES, "--request", REQUEST));
    }

    @Test
    void aSignatureThatNobodyTrustsIsRefused() {
        for (String command : new String[] {"decide", "explain"}) {
            assertThat(ask(command, "--key", "other.pub"))
                    .startsWith("b: ")
                    .endsWith("exit 1\n")
                    .doesNotContain("PENDING");
            assertThat(ask(command))
                    .isEqualTo("bgp: b is a bundle, and --key PUBLIC says whose signature to believe\nexit 2\n");
        }
    }

    @Test
    void aFolderIsNoBundleAndHalfABundleIsNone() throws IOException {
        byte[] whole = Files.readAllBytes(temp.resolve("b"));
        Files.write(temp.resolve("b"), Arrays.copyOf(whole, whole.length / 2));
        assertThat(ask("decide", "--key", "key.pub")).startsWith("b: ").endsWith("exit 1\n");
        Files.delete(temp.resolve("b"));
        assertThat(ask("decide", "--key", "key.pub")).contains("no such file", "exit 2");
        Files.createDirectory(temp.resolve("b"));
        assertThat(ask("decide", "--key", "key.pub")).contains("--key is for a bundle, and b is a folder", "exit 2");
        Files.delete(temp.resolve("b"));
        Files.writeString(temp.resolve("b"), "policy x\naction a\n");
        assertThat(ask("decide", "--key", "key.pub")).isEqualTo("bgp: --key is for a bundle, and b is none\nexit 2\n");
    }

    @Test
    void aKeyThatIsWrittenOutIsNotTakenFromAFileOfThatName() throws IOException {
        String own = VerifierKey.read(temp.resolve("key.pub")).text();
        String other = VerifierKey.read(temp.resolve("other.pub")).text();
        Path planted = temp.resolve(other);
        Files.createDirectories(planted.getParent());
        Files.copy(temp.resolve("key.pub"), planted);

        assertThat(ask("decide", "--key", own)).contains("PENDING", "exit 0");
        assertThat(ask("decide", "--key", other)).endsWith("exit 1\n").doesNotContain("PENDING");
        assertThat(ask("decide", "--key", own.replace("+", "+0"))).contains("--key: ", "exit 2");
    }

    @Test
    void aKeyMayBeInAFileWithAPlusInItsName() throws IOException {
        Files.copy(temp.resolve("key.pub"), temp.resolve("a+b+c"));

        assertThat(ask("decide", "--key", "a+b+c")).contains("PENDING", "exit 0");
    }

    @Test
    void aScenarioPlaysAgainstABundle() throws IOException {
        Path scenario = ROOT.resolve("policies/payments/scenarios/the-ledger-goes-dark.yaml");
        Files.writeString(temp.resolve("dark.yaml"), Files.readString(scenario).replace("policy: ..", "policy: b"));

        assertThat(run("simulate", "dark.yaml", "--key", "key.pub")).contains("pass", "exit 0");
        assertThat(run("simulate", "dark.yaml", "--key", "other.pub")).contains("FAIL", "exit 1");
        assertThat(run("simulate", "dark.yaml"))
                .contains("FAIL", "this is a bundle, and --key PUBLIC says whose signature to believe", "exit 1");
    }

    @Test
    void aPolicyThatNobodySignedDoesNotPlayAsABundle() throws IOException {
        Path policy = Files.writeString(temp.resolve("p.bundle"), "policy x\naction a\n");
        Files.copy(policy, temp.resolve("p.bgp"));
        Files.writeString(temp.resolve("bundle.yaml"), SCENARIO.replace("POLICY", "p.bundle"));
        Files.writeString(temp.resolve("set.yaml"), SCENARIO.replace("POLICY", "p.bgp"));

        assertThat(run("simulate", "set.yaml")).contains("pass", "exit 0");
        assertThat(run("simulate", "set.yaml", "--key", "key.pub"))
                .contains("FAIL", "this is no bundle, and with --key nothing plays that nobody signed", "exit 1");
        assertThat(run("simulate", "bundle.yaml", "--key", "key.pub"))
                .contains("FAIL", "this is called a bundle and is none", "exit 1");
        assertThat(run("simulate", "bundle.yaml")).contains("FAIL", "this is called a bundle and is none", "exit 1");
        assertThat(run("decide", "p.bundle", "--request", REQUEST))
                .isEqualTo("bgp: p.bundle is called a bundle and is none\nexit 2\n");
    }
}
