package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSignerTest {

    @TempDir
    Path dir;

    @Test
    void aKeyIsReadAsItWasWrittenAndOnlyItsOwnerMayReadIt() throws IOException {
        LogSigner signer = LogSigner.generate("example.com/audit");
        Path pem = dir.resolve("key.pem");
        signer.write(pem);

        assertThat(LogSigner.read(pem, "example.com/audit").verifierKey()).isEqualTo(signer.verifierKey());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pem)))
                .isEqualTo("rw-------");
        assertThat(LogSigner.read(pem, "example.com/audit").sign("x\n")).isEqualTo(signer.sign("x\n"));
    }

    @Test
    void aKeyFileIsNeverWrittenOver() throws IOException {
        Path pem = Files.writeString(dir.resolve("key.pem"), "precious");
        assertThatThrownBy(() -> LogSigner.generate("n").write(pem)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(pem).hasContent("precious");
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws IOException {
        Path pem = dir.resolve("key.pem");
        LogSigner.generate("n").write(pem);
        for (String mode : List.of("rw-r-----", "rw----r--", "rw--w----")) {
            Files.setPosixFilePermissions(pem, PosixFilePermissions.fromString(mode));
            assertThatThrownBy(() -> LogSigner.read(pem, "n"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("chmod 600");
        }
    }

    @Test
    void whatIsNotOneEd25519KeyInPemIsRefused() throws IOException {
        byte[] der = Ed25519.der(new byte[32]);
        String good = pem(der);
        byte[] longer = Arrays.copyOf(der, der.length + 1);
        byte[] other = der.clone();
        other[11] = 0x71;
        for (String text : List.of(
                "",
                "-----BEGIN PRIVATE KEY-----",
                good + good,
                good.replace("PRIVATE KEY", "EC PRIVATE KEY"),
                pem(longer),
                pem(other),
                pem(new byte[0]),
                good.replace("MC4", "MC\n="),
                "x".repeat(5000))) {
            Path file = Files.writeString(dir.resolve("bad.pem"), text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            assertThatThrownBy(() -> LogSigner.read(file, "n")).as(text).isInstanceOf(NoteFormatException.class);
        }
    }

    private static String pem(byte[] der) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(der)
                + "\n-----END PRIVATE KEY-----\n";
    }

    @Test
    void aSignerDoesNotShowItsKey() {
        LogSigner signer = LogSigner.generate("n");
        assertThat(signer).hasToString("LogSigner[" + signer.verifierKey().text() + "]");
    }
}
