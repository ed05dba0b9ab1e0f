package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in files of PEM, ours and those of OpenSSL. */
class KeyFilesTest {

    private static final LogSigner SIGNER = LogSigner.generate("example.com/policy");

    @TempDir
    Path dir;

    private Path secret;
    private Path open;

    @BeforeEach
    void write() throws IOException {
        secret = dir.resolve("key");
        open = dir.resolve("key.pub");
        SIGNER.write(secret);
        SIGNER.verifierKey().write(open);
    }

    @Test
    void aKeyKeepsItsNameInBothOfItsFiles() throws IOException {
        assertThat(LogSigner.read(secret).verifierKey()).isEqualTo(SIGNER.verifierKey());
        assertThat(VerifierKey.read(open)).isEqualTo(SIGNER.verifierKey());
        assertThat(secret).content().startsWith("Name: example.com/policy\n-----BEGIN PRIVATE KEY-----\n");
        assertThat(open).content().startsWith("Name: example.com/policy\n-----BEGIN PUBLIC KEY-----\n");
    }

    @Test
    void aNameThatIsAskedForIsTheOneThatCounts() throws IOException {
        assertThat(LogSigner.read(secret, "example.com/audit").name()).isEqualTo("example.com/audit");
    }

    @Test
    void aFileOfOneLineIsAVerifierKeyAsTextAndAFileWithoutANameIsUnnamed() throws IOException {
        Path line = Files.writeString(dir.resolve("line"), SIGNER.verifierKey().text() + "\n");
        Path bare =
                Files.writeString(dir.resolve("bare"), Files.readString(open).replaceFirst("Name: .*\n", ""));

        assertThat(VerifierKey.read(line)).isEqualTo(SIGNER.verifierKey());
        assertThat(VerifierKey.read(bare).name()).isEqualTo("unnamed");
    }

    @Test
    void aKeyThatNobodyMayReadIsReadByWhomPermissionsDoNotBind() throws IOException {
        assumeTrue(Files.getFileStore(secret).supportsFileAttributeView("posix"));
        Files.setPosixFilePermissions(secret, Set.of());
        assumeTrue(Files.isReadable(secret), "whoever runs this is bound by permissions");

        assertThat(LogSigner.read(secret).verifierKey()).isEqualTo(SIGNER.verifierKey());
    }

    @Test
    void aFolderIsNoPrivateKeyAndIsNamed() {
        assertThatThrownBy(() -> LogSigner.read(dir))
                .isInstanceOf(NoteFormatException.class)
                .hasMessage(dir + " is a folder, and no private key");
    }

    @Test
    void aPublicKeyIsNeverWrittenOver() {
        assertThatThrownBy(() -> SIGNER.verifierKey().write(open)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void whatIsNotOnePublicKeyIsRefused() throws IOException {
        String good = Files.readString(open);
        for (String text : List.of(
                "",
                "\n\n",
                good + good,
                good.replace("Name: ", "Name: a b"),
                good.replace("Name:", "name:"),
                good.replace("Name: example.com/policy", "Name: a\nName: b"),
                good.replace("PUBLIC", "PRIVATE"),
                good.replace("MCow", "MCox"),
                good.replace("=\n", "\n"),
                Files.readString(secret),
                "x".repeat(5000))) {
            Path file = Files.writeString(dir.resolve("bad.pub"), text);
            assertThatThrownBy(() -> VerifierKey.read(file)).as(text).isInstanceOf(NoteFormatException.class);
        }
    }

    @Test
    void openSslReadsTheseKeysAndVerifiesWhatTheySigned() throws Exception {
        assumeTrue(hasOpenSsl(), "openssl is not installed");
        byte[] message = "one\ntwo\n".getBytes(StandardCharsets.UTF_8);
        Files.write(dir.resolve("message"), message);
        Files.write(
                dir.resolve("signature"),
                SIGNER.sign("one\ntwo\n").signatures().get(0).signature());

        assertThat(openssl("pkey", "-in", "key", "-noout", "-text")).contains("ED25519 Private-Key");
        assertThat(openssl("pkey", "-pubin", "-in", "key.pub", "-noout", "-text"))
                .contains("ED25519 Public-Key");
        assertThat(openssl("pkey", "-in", "key", "-pubout"))
                .isEqualTo(Files.readString(open).replaceFirst("Name: .*\n", ""));
        assertThat(openssl(
                        "pkeyutl",
                        "-verify",
                        "-pubin",
                        "-inkey",
                        "key.pub",
                        "-rawin",
                        "-in",
                        "message",
                        "-sigfile",
                        "signature"))
                .contains("Signature Verified Successfully");
    }

    @Test
    void keysOfOpenSslAreReadAndSign() throws Exception {
        assumeTrue(hasOpenSsl(), "openssl is not installed");
        openssl("genpkey", "-algorithm", "ed25519", "-out", "theirs");
        openssl("pkey", "-in", "theirs", "-pubout", "-out", "theirs.pub");
        Files.setPosixFilePermissions(dir.resolve("theirs"), PosixFilePermissions.fromString("rw-------"));

        LogSigner signer = LogSigner.read(dir.resolve("theirs"));
        VerifierKey key = VerifierKey.read(dir.resolve("theirs.pub"));

        assertThat(signer.verifierKey()).isEqualTo(key);
        assertThat(signer.sign("x\n").verifiedBy(List.of(key))).containsExactly(key);
    }

    @Test
    void keysOfAnotherAlgorithmAreRefused() throws Exception {
        assumeTrue(hasOpenSsl(), "openssl is not installed");
        for (List<String> algorithm :
                List.of(List.of("x25519"), List.of("ed448"), List.of("EC", "-pkeyopt", "ec_paramgen_curve:P-256"))) {
            List<String> words = new ArrayList<>(List.of("genpkey", "-out", "other", "-algorithm"));
            words.addAll(algorithm);
            openssl(words.toArray(String[]::new));
            openssl("pkey", "-in", "other", "-pubout", "-out", "other.pub");
            Files.setPosixFilePermissions(dir.resolve("other"), PosixFilePermissions.fromString("rw-------"));

            assertThatThrownBy(() -> LogSigner.read(dir.resolve("other"))).isInstanceOf(NoteFormatException.class);
            assertThatThrownBy(() -> VerifierKey.read(dir.resolve("other.pub")))
                    .isInstanceOf(NoteFormatException.class);
        }
    }

    private static boolean hasOpenSsl() throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String openssl(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
