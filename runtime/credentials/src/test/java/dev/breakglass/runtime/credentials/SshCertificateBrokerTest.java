package dev.breakglass.runtime.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.Credential;
import dev.breakglass.runtime.CredentialOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the broker signs and revokes, as OpenSSH's own ssh-keygen reads it. */
class SshCertificateBrokerTest {

    private static final Map<String, String> SETTINGS = Map.of("principals", "oncall");

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock();
    private KeyPair authority;
    private SshCertificateBroker broker;
    private String key;

    @BeforeEach
    void open() throws Exception {
        authority = Tool.ed25519();
        broker = SshCertificateBroker.open(authority, folder.resolve("ca"), clock.steady(), krl -> {});
        key = Tool.newKey(folder.resolve("key"), "-t", "ed25519");
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    private CredentialOrder order(String id, Map<String, String> settings) throws Exception {
        return Service.order(
                id, settings, Map.of("public-key", key), clock.instant().plus(Duration.ofMinutes(30)));
    }

    private Path written(Credential credential) throws IOException {
        return Files.writeString(folder.resolve("key-cert.pub"), credential.part("certificate") + "\n");
    }

    private String shown(Credential credential) throws Exception {
        Tool keygen = Tool.run(Tool.KEYGEN, "-L", "-f", written(credential));
        assertThat(keygen.exit()).as(keygen.output()).isZero();
        return keygen.output();
    }

    private boolean isRevoked(Credential credential) throws Exception {
        Tool query = Tool.run(Tool.KEYGEN, "-Q", "-f", folder.resolve("ca/krl"), written(credential));
        assertThat(query.output()).contains(query.exit() == 0 ? ": ok" : ": REVOKED");
        return query.exit() != 0;
    }

    @Test
    void aCertificateSaysWhatThePathSays() throws Exception {
        CredentialOrder order = order(
                "s-1-1",
                Map.of(
                        "principals", "oncall, db@ledger",
                        "force-command", "/usr/bin/psql \"ledger\"",
                        "source-address", "10.0.0.0/8, 2001:db8::/32, 192.0.2.7",
                        "extensions", "permit-pty, no-touch-required"));
        Credential made = broker.issue(order);
        assertThat(made.expiresAt()).isEqualTo(order.expiresAt().truncatedTo(ChronoUnit.SECONDS));
        assertThat(shown(made).lines().map(String::strip).skip(1))
                .contains(
                        "Type: ssh-ed25519-cert-v01@openssh.com user certificate",
                        "Key ID: \"s-1-1 ana\"",
                        "Serial: " + Long.toUnsignedString(Krl.serial("s-1-1")))
                .containsSequence("Principals:", "oncall", "db@ledger", "Critical Options:")
                .containsSequence(
                        "force-command /usr/bin/psql \"ledger\"",
                        "source-address 10.0.0.0/8,2001:db8::/32,192.0.2.7",
                        "Extensions:",
                        "no-touch-required",
                        "permit-pty");
    }

    @Test
    void aCertificateIsGoodFromAMinuteAgoUntilItsSessionEndsAndForNothingThatWasNotSaid() throws Exception {
        Credential made = broker.issue(order("s-1-1", SETTINGS));
        Instant from = clock.instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
        String wire = new String(
                Base64.getDecoder().decode(made.part("certificate").replaceFirst("^\\S+ ", "")),
                StandardCharsets.ISO_8859_1);
        String times = new String(
                new SshBytes()
                        .uint64(from.getEpochSecond())
                        .uint64(made.expiresAt().getEpochSecond())
                        .toBytes(),
                StandardCharsets.ISO_8859_1);
        assertThat(wire).contains(times);
        assertThat(shown(made)).contains("Critical Options: (none)").contains("Extensions: (none)");
    }

    @ParameterizedTest
    @CsvSource({"ed25519,256", "ecdsa,256", "ecdsa,384", "ecdsa,521", "rsa,2048", "rsa,4096"})
    void everyStrongKindOfKeyIsSigned(String type, String bits) throws Exception {
        key = Tool.newKey(folder.resolve("other"), "-t", type, "-b", bits);
        Credential made = broker.issue(order("s-1-1", SETTINGS));
        // ssh-keygen shows a certificate only when its signature holds.
        assertThat(shown(made)).contains("user certificate", "Public key: ", "Signing CA: ED25519");
        assertThat(isRevoked(made)).isFalse();
        broker.destroy(order("s-1-1", SETTINGS));
        assertThat(isRevoked(made)).isTrue();
    }

    @Test
    void whatIsDestroyedIsRevokedAndNothingElse() throws Exception {
        Credential first = broker.issue(order("s-1-1", SETTINGS));
        Credential second = broker.issue(order("s-1-2", SETTINGS));
        assertThat(isRevoked(first)).isFalse();
        broker.destroy(order("s-1-1", SETTINGS));
        assertThat(isRevoked(first)).isTrue();
        assertThat(isRevoked(second)).isFalse();
        broker.destroy(order("s-1-1", SETTINGS));
        broker.destroy(order("s-9-1", SETTINGS));
        assertThat(isRevoked(first)).isTrue();
        assertThat(isRevoked(second)).isFalse();
    }

    @Test
    void anotherProcessGoesOnWithTheList() throws Exception {
        Credential first = broker.issue(order("s-1-1", SETTINGS));
        broker.destroy(order("s-1-1", SETTINGS));
        broker.close();
        Files.delete(folder.resolve("ca/krl"));
        broker = SshCertificateBroker.open(authority, folder.resolve("ca"), clock.steady(), krl -> {});
        assertThat(isRevoked(first)).isTrue();
    }

    @Test
    void theListForgetsWhatEveryHostRefusesAnyway() throws Exception {
        Credential made = broker.issue(order("s-1-1", SETTINGS));
        CredentialOrder order = order("s-1-1", SETTINGS);
        broker.destroy(order);
        clock.pass(Validity.MARGIN.dividedBy(2));
        broker.destroy(order("s-2-0", SETTINGS));
        clock.pass(Duration.ofMinutes(30).plus(Validity.MARGIN.dividedBy(2)).minusSeconds(5));
        broker.destroy(order("s-2-1", SETTINGS));
        assertThat(isRevoked(made)).isTrue();
        clock.pass(Duration.ofSeconds(10));
        broker.destroy(order("s-2-2", SETTINGS));
        assertThat(isRevoked(made)).isFalse();
        assertThat(folder.resolve("ca/revoked"))
                .content()
                .doesNotContain("s-1-1")
                .contains("s-2-1", "s-2-2");
    }

    @Test
    void aClockThatRanAheadKeepsNothingOffTheListAndTakesNothingFromIt() throws Exception {
        Credential before = broker.issue(order("s-1-1", SETTINGS));
        Credential after = broker.issue(order("s-1-2", SETTINGS));
        CredentialOrder late = order("s-1-2", SETTINGS);
        broker.destroy(order("s-1-1", SETTINGS));
        clock.pass(Duration.ofDays(3));
        broker.destroy(late);
        assertThat(isRevoked(before)).isTrue();
        assertThat(isRevoked(after)).isTrue();
    }

    @Test
    void aClockThatNothingIsDecidedByKeepsNothingFromBeingDestroyed() throws Exception {
        Credential made = broker.issue(order("s-1-1", SETTINGS));
        CredentialOrder order = order("s-1-1", SETTINGS);
        clock.pass(Duration.ofDays(800));
        broker.destroy(order);
        assertThat(isRevoked(made)).isTrue();
    }

    @Test
    void destroyingSucceedsOnlyWhenEveryHostHasTheList() throws Exception {
        broker.close();
        AtomicBoolean down = new AtomicBoolean(true);
        List<byte[]> published = new ArrayList<>();
        broker = SshCertificateBroker.open(authority, folder.resolve("ca"), clock.steady(), krl -> {
            if (down.get()) {
                throw new IOException("no route to the bastion");
            }
            published.add(krl);
        });
        CredentialOrder order = order("s-1-1", SETTINGS);
        assertThatThrownBy(() -> broker.destroy(order)).hasMessage("no route to the bastion");
        down.set(false);
        broker.destroy(order);
        assertThat(published).hasSize(1);
        assertThat(published.get(0)).isEqualTo(Files.readAllBytes(folder.resolve("ca/krl")));
    }

    @Test
    void nothingIsMadeThatCouldNotBeDestroyed() throws Exception {
        broker.close();
        CredentialOrder order = order("s-1-1", SETTINGS);
        assertThatThrownBy(() -> broker.issue(order)).hasMessage("the broker is closed");
        assertThatThrownBy(() -> broker.destroy(order)).hasMessage("the broker is closed");
    }

    @Test
    void aSessionThatIsOverGetsNone() throws Exception {
        CredentialOrder order = order("s-1-1", SETTINGS);
        clock.pass(Duration.ofMinutes(30));
        assertThatThrownBy(() -> broker.issue(order)).hasMessageContaining("the session ends at");
    }

    @Test
    void anAuthorityOfAnotherKindOrOfTwoKeysIsRefused() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        KeyPair x448 = KeyPairGenerator.getInstance("Ed448").generateKeyPair();
        KeyPair mixed = new KeyPair(Tool.ed25519().getPublic(), authority.getPrivate());
        for (KeyPair wrong : List.of(rsa, x448, mixed)) {
            assertThatThrownBy(
                            () -> SshCertificateBroker.open(wrong, folder.resolve("other"), clock.steady(), krl -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the signing key");
        }
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    void sshReadsTheAuthoritysLine() throws Exception {
        Path file = Files.writeString(folder.resolve("ca.pub"), broker.authority() + "\n");
        assertThat(Tool.run(Tool.KEYGEN, "-l", "-f", file).output())
                .startsWith("256 SHA256:")
                .endsWith("(ED25519)\n");
    }
}
