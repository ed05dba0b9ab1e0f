package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeygenCommandTest {

    @TempDir
    Path temp;

    private String run(String... words) {
        return CommandLineRun.of(temp, words);
    }

    @Test
    void aKeyIsTwoFilesAndWhatThereIsToKnowAboutIt() throws IOException {
        String said = run("keygen", "--out", "team.key", "--name", "example.org/team");

        VerifierKey key = VerifierKey.read(temp.resolve("team.key.pub"));
        assertThat(said).isEqualTo("""
                        team.key: the private key, which only its owner may read
                        team.key.pub: the public key
                        name: example.org/team
                        id: %s
                        verifier key: %s
                        exit 0
                        """.formatted(HexFormat.of().toHexDigits(key.id()), key.text()));
        assertThat(LogSigner.read(temp.resolve("team.key")).verifierKey()).isEqualTo(key);
        assertThat(key.name()).isEqualTo("example.org/team");
    }

    @Test
    void nobodyElseMayReadThePrivateKey() throws IOException {
        assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"));
        run("keygen", "--out", "k");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("k"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyIsNamedAfterItsFileWhenNothingElseIsSaid() throws IOException {
        Files.createDirectory(temp.resolve("keys"));

        assertThat(run("keygen", "--out", "keys/team")).contains("name: team\n", "exit 0");
        assertThat(run("keygen", "--out", "my key")).contains("--name: a key's name", "exit 2");
        assertThat(temp.resolve("my key")).doesNotExist();
    }

    @Test
    void neitherFileIsEverWrittenOver() throws IOException {
        Files.writeString(temp.resolve("secret"), "precious");
        Files.writeString(temp.resolve("other.pub"), "precious");

        assertThat(run("keygen", "--out", "secret"))
                .isEqualTo("bgp: secret is there already, and keys are never written over\nexit 2\n");
        assertThat(run("keygen", "--out", "other"))
                .isEqualTo("bgp: other.pub is there already, and keys are never written over\nexit 2\n");

        assertThat(temp.resolve("secret")).hasContent("precious");
        assertThat(temp.resolve("secret.pub")).doesNotExist();
        assertThat(temp.resolve("other")).doesNotExist();
        assertThat(temp.resolve("other.pub")).hasContent("precious");
    }

    @Test
    void wrongUsageSaysSo() {
        assertThat(run("keygen")).contains("keygen needs --out FILE", "exit 2");
        assertThat(run("keygen", "--out", "k", "more")).contains("keygen needs --out FILE", "exit 2");
        assertThat(run("keygen", "--out", "none/k")).contains("no such file or folder", "exit 2");
        assertThat(run("keygen", "--out", "")).contains("a path is empty", "exit 2");
        assertThat(run("help", "keygen")).contains("usage: bgp keygen --out FILE", "exit 0");
    }
}
