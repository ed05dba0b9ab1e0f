package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.breakglass.compiler.CompilerVersion;
import dev.breakglass.runtime.audit.VerifierKey;
import dev.breakglass.runtime.bundle.BundleException;
import dev.breakglass.runtime.bundle.PolicyBundle;
import dev.breakglass.runtime.bundle.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bgp compile}, as somebody at a prompt or a build meets it. */
class CompileCommandTest {

    @TempDir
    Path temp;

    @BeforeEach
    void write() throws IOException {
        PolicyFolder.write(temp, 2026);
        run("keygen", "--out", "key");
        run("keygen", "--out", "next");
    }

    private String run(String... words) {
        return CommandLineRun.of(temp, words);
    }

    private String compile(String... more) {
        return run(Stream.concat(Stream.of("compile", "set", "--out", "x.bundle", "--sign", "key"), Stream.of(more))
                .toArray(String[]::new));
    }

    private PolicyBundle open(String... keys) throws IOException {
        return PolicyBundle.open(temp.resolve("x.bundle"), keys(keys), 0);
    }

    private List<VerifierKey> keys(String... names) throws IOException {
        List<VerifierKey> keys = new ArrayList<>();
        for (String name : names) {
            keys.add(VerifierKey.read(temp.resolve(name + ".pub")));
        }
        return keys;
    }

    @Test
    void aBundleIsWrittenSignedAndSaysWhatItIs() throws IOException {
        String said = compile("--version", "7");

        PolicyBundle bundle = open("key");
        assertThat(said)
                .isEqualTo("x.bundle: version 7 of " + bundle.digest() + "\nsigned by " + Keys.brief(keys("key"))
                        + "\nexit 0\n");
        assertThat(bundle.version()).isEqualTo(7);
        assertThat(bundle.compiler()).isEqualTo(CompilerVersion.text()).isEqualTo("0.1.0");
        assertThat(bundle.sources())
                .extracting(SourceText::name)
                .containsExactly("../org/people.bgp", "main.bgp", "p\u00e4th one.bgp", "zones/z.bgp");
        assertThat(bundle.parts().keySet())
                .contains("imports/%2E%2E%2Forg/people.bgp", "policy.json", "sources/p%C3%A4th%20one.bgp");
        assertThat(PolicyBundle.load(temp.resolve("x.bundle"), keys("key"), 7)
                        .terms("p")
                        .zone())
                .isEqualTo("z");
    }

    @Test
    void whatIsWrittenIsNeverHalfAFileAndLeavesNothingElse() throws IOException {
        assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"));
        Path bundle = temp.resolve("x.bundle");
        Files.writeString(bundle, "breakglass/bundle/v1\nthe old one");
        Files.setPosixFilePermissions(bundle, PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(temp.resolve("link"), bundle);

        assertThat(run("compile", "set", "--out", "link", "--sign", "key")).contains("exit 0");

        assertThat(temp.resolve("link")).isSymbolicLink();
        assertThat(open("key").version()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bundle)))
                .isEqualTo("rw-r-----");
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("key", "key.pub", "next", "next.pub", "link", "org", "set", "x.bundle");
        }
    }

    @Test
    void whereNothingCanBeWrittenItSaysSo() throws IOException {
        assertThat(run("compile", "set", "--out", "none/x.bundle", "--sign", "key"))
                .isEqualTo("bgp: none/x.bundle cannot be written: there is no such folder\nexit 2\n");
        assertThat(run("compile", "set", "--out", "org", "--sign", "key"))
                .isEqualTo("bgp: org is there already, and is not a file\nexit 2\n");
    }

    @Test
    void keysAreRotated() throws IOException {
        compile("--sign", "next");

        assertThat(open("key").signers()).isEqualTo(keys("key"));
        assertThat(open("next").signers()).isEqualTo(keys("next"));
        assertThat(compile("--sign", "key")).contains("--sign: key is a key that signs already", "exit 2");
        assertThat(run("compile", "set", "--out", "x.bundle", "--sign", "next")).contains("exit 0");
        assertThatThrownBy(() -> open("key")).isInstanceOf(BundleException.class);
        assertThat(open("key", "next").signers()).isEqualTo(keys("next"));
    }

    @Test
    void aPolicyWithAnErrorIsToldAndNothingIsWritten() throws IOException {
        Files.writeString(temp.resolve("set/zones/z.bgp"), "zone z { contains d \"*\" }\n");

        assertThat(compile()).contains("error[BGP", "zones/z.bgp:1", "exit 1");
        assertThat(temp.resolve("x.bundle")).doesNotExist();
    }

    @Test
    void theGeneratedJavaIsShownAndWhatAnEarlierCallLeftIsGone() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("shown/dev/breakglass/generated"));
        Files.writeString(folder.resolve("Stale.java"), "class Stale {}");
        Files.writeString(folder.resolve("notes.txt"), "kept");

        assertThat(run("compile", "set", "--emit", "java=shown")).matches("shown: \\d+ files? of Java\nexit 0\n");
        assertThat(run("compile", "set", "--emit", "java")).matches("generated-java: \\d+ files? of Java\nexit 0\n");

        assertThat(folder.resolve("Stale.java")).doesNotExist();
        assertThat(folder.resolve("notes.txt")).hasContent("kept");
        assertThat(folder.resolve("Policy.java")).content().contains("package dev.breakglass.generated;");
        assertThat(temp.resolve("generated-java/dev/breakglass/generated/Policy.java"))
                .hasSameTextualContentAs(folder.resolve("Policy.java"));
        assertThat(compile("--emit", "java")).contains("of Java", "x.bundle: version 0", "exit 0");
    }

    @Test
    void wrongUsageSaysSo() throws IOException {
        assertThat(run("compile")).contains("one bundle of one folder or file", "exit 2");
        assertThat(run("compile", "set", "org")).contains("one bundle of one folder or file", "exit 2");
        assertThat(run("compile", "set")).contains("compile needs --out FILE and --sign KEY", "exit 2");
        assertThat(run("compile", "set", "--out", "x"))
                .contains(
                        "compile needs --sign KEY",
                        "nothing loads a bundle that is not signed",
                        "bgp keygen",
                        "exit 2");
        assertThat(run("compile", "set", "--sign", "key", "--emit", "java")).contains("needs --out FILE", "exit 2");
        assertThat(compile("--key", "key.pub")).contains("--key says which keys --verify trusts", "exit 2");
        for (String version : List.of("-1", "one", "", "9007199254740992", "99999999999999999999")) {
            assertThat(compile("--version", version)).as(version).contains("--version", "exit 2");
        }
        for (String emit : List.of("class", "java=", "javax")) {
            assertThat(compile("--emit", emit)).contains("--emit is java or java=DIR", "exit 2");
        }
        assertThat(run("compile", "nowhere", "--out", "x", "--sign", "key"))
                .contains("no such file or folder", "exit 2");
        assertThat(run("compile", "set", "--out", "x", "--sign", "nowhere"))
                .contains("no such file or folder", "exit 2");
        assertThat(run("compile", "set", "--out", "x", "--sign", "key.pub"))
                .contains("is not one private key", "exit 2");
        assertThat(run("compile", "set", "--out", "x", "--sign", "org"))
                .contains("--sign: ", "org is a folder, and no private key", "exit 2");
        assertThat(run("compile", "--verify", "x", "--key", "org"))
                .isEqualTo("bgp: --key: org is a folder, and no public key\nexit 2\n");
        assertThat(run("compile", "--verify", "org", "--key", "key.pub"))
                .isEqualTo("bgp: --verify is for a bundle, and org is a folder\nexit 2\n");
        assertThat(temp.resolve("x")).doesNotExist();
        assertThat(run("help", "compile")).contains("--verify BUNDLE", "example: ./bgp compile", "exit 0");
    }

    @Test
    void theKeyThatSignsIsNotWrittenOver() throws IOException {
        byte[] before = Files.readAllBytes(temp.resolve("key"));

        assertThat(run("compile", "set", "--out", "key", "--sign", "next", "--sign", "./key"))
                .isEqualTo("bgp: key is the key that signs, and is not written over\nexit 2\n");
        assertThat(temp.resolve("key")).hasBinaryContent(before);
    }

    @Test
    void whatIsNoBundleIsNotWrittenOver() throws IOException {
        for (String file : List.of("key.pub", "next", "set/main.bgp")) {
            byte[] before = Files.readAllBytes(temp.resolve(file));

            assertThat(run("compile", "set", "--out", file, "--sign", "key"))
                    .isEqualTo("bgp: " + file + " is there already and no bundle, and is not written over\nexit 2\n");
            assertThat(temp.resolve(file)).hasBinaryContent(before);
        }
        Files.createFile(temp.resolve("x.bundle"));
        assertThat(compile()).contains("exit 0");
        assertThat(compile()).contains("exit 0");
    }

    @Test
    void aPrivateKeyThatOthersMayReadDoesNotSign() throws IOException {
        assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"));
        Files.setPosixFilePermissions(temp.resolve("key"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(compile()).contains("--sign: the private key", "chmod 600 it", "exit 2");
        assertThat(temp.resolve("x.bundle")).doesNotExist();
    }
}
