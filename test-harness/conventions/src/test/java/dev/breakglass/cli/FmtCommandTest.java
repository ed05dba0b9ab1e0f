package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bgp fmt}, as somebody at a prompt or an editor meets it. */
class FmtCommandTest {
    private static final String UGLY = "policy x\nimport \"../org\"\nzone  z{at most ttl 1h} // z\n";
    private static final String NEAT = "policy x\n\nimport \"../org\"\n\nzone z {\n  at most  ttl 1h\n}  // z\n";

    @TempDir
    Path temp;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(temp.resolve("set/deep"));
        Files.createDirectories(temp.resolve("set/.hidden"));
        Files.createDirectories(temp.resolve("org"));
        for (String file : List.of("set/ugly.bgp", "set/deep/ugly.bgp", "set/.hidden/copy.bgp", "set/notes.txt")) {
            Files.writeString(temp.resolve(file), UGLY);
        }
        Files.writeString(temp.resolve("set/neat.bgp"), NEAT);
        Files.writeString(temp.resolve("org/org.bgp"), UGLY);
    }

    private String run(String... words) {
        return CommandLineRun.of(temp, words);
    }

    private String text(String file) throws IOException {
        return Files.readString(temp.resolve(file));
    }

    @Test
    void aFolderIsLaidOutWithAllBelowItButNotWhatItImports() throws IOException {
        assertThat(run("fmt", "set/")).isEqualTo("set/deep/ugly.bgp\nset/ugly.bgp\nexit 0\n");

        assertThat(text("set/ugly.bgp")).isEqualTo(NEAT);
        assertThat(text("set/deep/ugly.bgp")).isEqualTo(NEAT);
        assertThat(text("set/.hidden/copy.bgp")).isEqualTo(UGLY);
        assertThat(text("set/notes.txt")).isEqualTo(UGLY);
        assertThat(text("org/org.bgp")).isEqualTo(UGLY);
        try (Stream<Path> left = Files.walk(temp)) {
            assertThat(left.filter(file -> file.toString().endsWith(".new"))).isEmpty();
        }
        assertThat(run("fmt", "set")).isEqualTo("exit 0\n");
    }

    @Test
    void aFileThatIsNeatIsNotWritten() throws IOException {
        Object before = Files.readAttributes(temp.resolve("set/neat.bgp"), "*").get("fileKey");

        assertThat(run("fmt", "set/neat.bgp")).isEqualTo("exit 0\n");

        assertThat(Files.readAttributes(temp.resolve("set/neat.bgp"), "*").get("fileKey"))
                .isEqualTo(before);
    }

    @Test
    void permissionsStayAndALinkStaysALink() throws IOException {
        assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"));
        Path ugly = temp.resolve("set/ugly.bgp");
        Files.setPosixFilePermissions(ugly, PosixFilePermissions.fromString("rw-r-x---"));
        Path link = Files.createSymbolicLink(temp.resolve("link.bgp"), ugly);

        assertThat(run("fmt", "link.bgp")).isEqualTo("link.bgp\nexit 0\n");

        assertThat(link).isSymbolicLink();
        assertThat(ugly).hasContent(NEAT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ugly)))
                .isEqualTo("rw-r-x---");
    }

    @Test
    void aCheckShowsWhatWouldChangeAndWritesNothing() throws IOException {
        assertThat(run("fmt", "--check", "set")).isEqualTo("""
                --- set/deep/ugly.bgp
                +++ set/deep/ugly.bgp
                @@ -1,3 +1,7 @@
                 policy x
                +
                 import "../org"
                -zone  z{at most ttl 1h} // z
                +
                +zone z {
                +  at most  ttl 1h
                +}  // z
                --- set/ugly.bgp
                +++ set/ugly.bgp
                @@ -1,3 +1,7 @@
                 policy x
                +
                 import "../org"
                -zone  z{at most ttl 1h} // z
                +
                +zone z {
                +  at most  ttl 1h
                +}  // z
                exit 1
                """);
        assertThat(text("set/ugly.bgp")).isEqualTo(UGLY);
        assertThat(run("fmt", "--check", "set/neat.bgp")).isEqualTo("exit 0\n");
    }

    @Test
    void aDiffHasOnlyTheLinesAroundChangesAndSaysWhereALineFeedIsMissing() throws IOException {
        String many = "action a\n".repeat(20);
        String around = " action a\n".repeat(3);
        Files.writeString(
                temp.resolve("long.bgp"),
                "policy x\n\n" + many + "action  b\n" + many + "\n\naction c\n" + many + "role r from\ngroup \"g\"");

        assertThat(run("fmt", "--check", "long.bgp"))
                .isEqualTo("--- long.bgp\n+++ long.bgp\n"
                        + "@@ -20,7 +20,7 @@\n" + around + "-action  b\n+action b\n" + around
                        + "@@ -42,7 +42,6 @@\n" + " action a\n action a\n \n-\n action c\n action a\n action a\n"
                        + "@@ -64,5 +63,4 @@\n" + around
                        + "-role r from\n-group \"g\"\n\\ No newline at end of file\n+role r from group \"g\"\n"
                        + "exit 1\n");
    }

    @Test
    void aFaultLeavesItsFileAloneAndTheOthersAreLaidOut() throws IOException {
        Files.writeString(temp.resolve("set/a-fault.bgp"), "policy x\nzone z { at most ttl }\n");
        Files.write(temp.resolve("set/no-text.bgp"), new byte[] {(byte) 0xff});

        assertThat(run("fmt", "set"))
                .contains("error[BGP1", "set/a-fault.bgp:2:22", "no-text.bgp", "\nset/ugly.bgp\n", "exit 1");

        assertThat(text("set/a-fault.bgp")).isEqualTo("policy x\nzone z { at most ttl }\n");
        assertThat(text("set/ugly.bgp")).isEqualTo(NEAT);
    }

    @Test
    void standardInputGoesToStandardOutputAndFaultsGoElsewhere() {
        assertThat(piped(UGLY, "fmt", "-")).isEqualTo(new Piped(0, NEAT, ""));

        Piped fault = piped("policy", "fmt", "-");
        assertThat(fault.status()).isEqualTo(1);
        assertThat(fault.out()).isEmpty();
        assertThat(fault.err()).contains("error[BGP1", "standard input:1:7");

        Piped check = piped(UGLY, "fmt", "--check", "-");
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.out()).startsWith("--- standard input\n").contains("+zone z {\n");
        assertThat(piped(NEAT, "fmt", "--check", "-")).isEqualTo(new Piped(0, "", ""));
    }

    @Test
    void wrongUsageSaysSo() {
        assertThat(run("fmt")).contains("fmt needs a folder or a file", "exit 2");
        assertThat(run("fmt", "-", "set")).contains("`-` alone", "exit 2");
        assertThat(run("fmt", "nowhere")).contains("no such file", "exit 2");
        assertThat(run("fmt", "org/..")).contains("exit 0");
    }

    /** What a call with something on its standard input answers. */
    private record Piped(int status, String out, String err) {}

    private Piped piped(String text, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                temp,
                Terminal.none());
        int status = Main.run(List.of(words), console);
        return new Piped(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
