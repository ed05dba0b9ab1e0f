package dev.breakglass.runtime.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session's certificate opens a real sshd, and no longer when the session is over. */
class SshLoginTest {

    private static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final Path SSH = Path.of("/usr/bin/ssh");
    private static final String USER = System.getProperty("user.name");

    @TempDir
    Path folder;

    private SshCertificateBroker broker;
    private Process sshd;
    private int port;

    @BeforeEach
    void start() throws Exception {
        Tool.require(SSHD);
        Tool.require(SSH);
        broker = SshCertificateBroker.open(Tool.ed25519(), folder.resolve("ca"), Clock.systemUTC());
        Tool.newKey(folder.resolve("host"), "-t", "ed25519");
        Files.writeString(folder.resolve("ca.pub"), broker.authority() + "\n");
        Files.writeString(folder.resolve("principals"), "oncall\n");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path configuration = Files.writeString(folder.resolve("sshd_config"), """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %s
                PidFile none
                StrictModes no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PermitRootLogin prohibit-password
                AuthorizedKeysFile none
                TrustedUserCAKeys %s
                AuthorizedPrincipalsFile %s
                RevokedKeys %s
                """.formatted(
                        port,
                        folder.resolve("host"),
                        folder.resolve("ca.pub"),
                        folder.resolve("principals"),
                        folder.resolve("ca").resolve(SshCertificateBroker.KRL)));
        if (USER.equals("root")) {
            // What the system's service makes before it starts sshd.
            Files.createDirectories(
                    Path.of("/run/sshd"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        sshd = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
        awaitPort();
    }

    private void awaitPort() throws Exception {
        for (int i = 0; i < 200; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                assertThat(sshd.isAlive())
                        .as(Files.readString(folder.resolve("sshd.log")))
                        .isTrue();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new AssertionError("sshd does not listen: " + Files.readString(folder.resolve("sshd.log")));
    }

    @AfterEach
    void stop() throws Exception {
        if (sshd != null) {
            sshd.destroy();
            assertThat(sshd.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        if (broker != null) {
            broker.close();
        }
    }

    private Tool login(String... more) throws Exception {
        List<Object> words = new ArrayList<>(List.of(
                SSH,
                "-F",
                "none",
                "-p",
                port,
                "-i",
                folder.resolve("key"),
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "IdentityAgent=none",
                "-o",
                "BatchMode=yes",
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=/dev/null",
                "-o",
                "LogLevel=ERROR",
                USER + "@127.0.0.1"));
        words.addAll(List.of(more));
        return Tool.run(words.toArray());
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("sshd.log"));
    }

    @Test
    void aSessionsCertificateOpensSshdUntilTheSessionIsClosed() throws Exception {
        String key = Tool.newKey(folder.resolve("key"), "-t", "ed25519");
        assertThat(login("true").exit()).as("no certificate yet").isEqualTo(255);
        try (Service service = new Service("principals: \"oncall\", force-command: \"echo forced\"", broker)) {
            Session session = service.open();
            Files.writeString(
                    folder.resolve("key-cert.pub"),
                    session.credential(Service.BROKER, Map.of("public-key", key))
                                    .part("certificate") + "\n");
            Tool inside = login("echo free");
            assertThat(inside.output()).as(log()).isEqualTo("forced\n");
            assertThat(log()).contains("ID " + session.id() + "-0 ana (serial ");

            session.close();
            assertThat(service.duty(session).done()).isTrue();
            Tool outside = login("true");
            assertThat(outside.exit()).isEqualTo(255);
            assertThat(outside.output()).contains("Permission denied");
            assertThat(log()).contains("revoked by file");
        }
    }

    @Test
    void anotherPrincipalOrNetworkOpensNothing() throws Exception {
        String key = Tool.newKey(folder.resolve("key"), "-t", "ecdsa");
        for (String settings :
                List.of("principals: \"guest\"", "principals: \"oncall\", source-address: \"192.0.2.0/24\"")) {
            try (Service service = new Service(settings, broker)) {
                Session session = service.open();
                Files.writeString(
                        folder.resolve("key-cert.pub"),
                        session.credential(Service.BROKER, Map.of("public-key", key))
                                        .part("certificate") + "\n");
                assertThat(login("true").exit()).as(settings).isEqualTo(255);
            }
        }
        assertThat(log()).contains("not from a permitted source address").doesNotContain("revoked");
    }
}
