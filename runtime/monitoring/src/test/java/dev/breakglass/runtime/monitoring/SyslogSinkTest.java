package dev.breakglass.runtime.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SyslogSinkTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    Path temp;

    private static Sink to(SyslogReceiver receiver) {
        return new SyslogSink(receiver, SyslogFormat.STANDARD);
    }

    private static List<String> lines(int entries) {
        return Logs.upTo(entries).stream()
                .map(i -> SyslogFormat.STANDARD.line(Logs.entry(i)))
                .toList();
    }

    private static List<LogEntry> entries(int count) {
        return Logs.upTo(count).stream().map(Logs::entry).toList();
    }

    /** More than any buffer on the way holds. */
    private static List<LogEntry> many() {
        String long64k = "{\"kind\":\"closed\",\"seq\":%d,\"text\":\"" + "x".repeat(60_000)
                + "\",\"time\":\"2026-03-14T02:13:00Z\"}";
        List<LogEntry> entries = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            entries.add(new LogEntry(Logs.NAME, i, long64k.formatted(i).getBytes(StandardCharsets.UTF_8)));
        }
        return entries;
    }

    @Test
    void overTcpWhoReadsToTheEndAndClosesHasEverything() throws Exception {
        try (SyslogServer server = SyslogServer.on(0, Optional.empty())) {
            Sink sink = to(SyslogReceiver.tcp("127.0.0.1", server.port()));
            sink.deliver(entries(3));
            assertThat(server.messages()).isEqualTo(lines(3));
            sink.deliver(List.of(Logs.entry(3)));
            assertThat(server.messages()).isEqualTo(lines(4));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void eachVersionOfTlsCanBeEndedFromOneSide(String version) throws Exception {
        TestKeys keys = TestKeys.of(temp, "dns:localhost");
        try (SyslogServer server = SyslogServer.on(0, Optional.of(keys.server()))) {
            server.protocols = new String[] {version};
            Sink sink = to(SyslogReceiver.tls("localhost", server.port(), keys.client()));
            sink.deliver(entries(3));
            assertThat(server.messages()).isEqualTo(lines(3));
            sink.deliver(many());
            assertThat(server.messages()).hasSize(403);
        }
    }

    @Test
    void overTlsTheCertificateMustBeTrustedAndHaveTheName() throws Exception {
        TestKeys right = TestKeys.of(temp, "dns:localhost");
        TestKeys other = TestKeys.of(temp, "dns:localhost");
        try (SyslogServer server = SyslogServer.on(0, Optional.of(right.server()))) {
            to(SyslogReceiver.tls("localhost", server.port(), right.client())).deliver(entries(3));
            assertThat(server.messages()).isEqualTo(lines(3));
            assertThatThrownBy(() -> to(SyslogReceiver.tls("127.0.0.1", server.port(), right.client()))
                            .deliver(entries(1)))
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("127.0.0.1");
            assertThatThrownBy(() -> to(SyslogReceiver.tls("localhost", server.port(), other.client()))
                            .deliver(entries(1)))
                    .isInstanceOf(SSLHandshakeException.class);
            assertThat(server.messages()).hasSize(3);
        }
    }

    @Test
    void aReceiverOfTlsIsNotOneOfPlainTcpNorTheOtherWayRound() throws Exception {
        TestKeys keys = TestKeys.of(temp, "dns:localhost");
        try (SyslogServer plain = SyslogServer.on(0, Optional.empty());
                SyslogServer secured = SyslogServer.on(0, Optional.of(keys.server()))) {
            assertThatThrownBy(() -> to(SyslogReceiver.tls("localhost", plain.port(), keys.client()))
                            .deliver(entries(1)))
                    .isInstanceOf(IOException.class);
            assertThat(plain.messages()).isEmpty();
            assertThatThrownBy(() ->
                            to(SyslogReceiver.tcp("localhost", secured.port())).deliver(entries(1)))
                    .as("an alert, or a reset")
                    .isInstanceOf(IOException.class);
            assertThat(secured.messages()).isEmpty();
        }
    }

    @Test
    void aResetIsAFailureHoweverMuchWasRead() throws Exception {
        TestKeys keys = TestKeys.of(temp, "dns:localhost");
        try (SyslogServer plain = SyslogServer.on(0, Optional.empty());
                SyslogServer secured = SyslogServer.on(0, Optional.of(keys.server()))) {
            plain.acts.add(Act.DIE);
            assertThatThrownBy(() ->
                            to(SyslogReceiver.tcp("localhost", plain.port())).deliver(many()))
                    .isInstanceOf(IOException.class);
            secured.acts.add(Act.DIE);
            assertThatThrownBy(() -> to(SyslogReceiver.tls("localhost", secured.port(), keys.client()))
                            .deliver(many()))
                    .isInstanceOf(IOException.class);
            assertThat(plain.messages()).hasSize(1);
        }
    }

    @Test
    void whoEndsBeforeAllIsSentHasNotReadToTheEnd() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread ending = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The sender has left, as it should.
                }
            });
            ending.start();
            assertThatThrownBy(() -> to(SyslogReceiver.tcp("localhost", server.getLocalPort()))
                            .deliver(many()))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessage("the receiver ended the connection before all was sent");
            ending.join();
        }
    }

    @Test
    void whoHangsIsLeftWhenTheTimeIsOver() throws Exception {
        TestKeys keys = TestKeys.of(temp, "dns:localhost");
        try (SyslogServer server = SyslogServer.on(0, Optional.empty())) {
            server.acts.addAll(List.of(Act.HANG, Act.HANG, Act.HANG));
            SyslogReceiver plain =
                    SyslogReceiver.tcp("localhost", server.port()).within(SHORT);
            assertThatThrownBy(() -> to(plain).deliver(entries(1)))
                    .as("everything is sent, and nothing said")
                    .isInstanceOf(DeliveryException.class)
                    .hasMessage("not taken within PT0.3S");
            assertThatThrownBy(() -> to(plain).deliver(many()))
                    .as("the buffers are full")
                    .hasMessage("not taken within PT0.3S");
            assertThatThrownBy(() -> to(SyslogReceiver.tls("localhost", server.port(), keys.client())
                                    .within(SHORT))
                            .deliver(entries(1)))
                    .as("no handshake")
                    .hasMessage("not taken within PT0.3S");
        }
    }

    /** What a reset comes upon is a matter of chance: a write, the end, or the wait for an answer. */
    @Test
    void overTlsWhoDiesInTheMiddleHasTakenNothingWheneverThatIsNoticed() throws Exception {
        TestKeys keys = TestKeys.of(temp, "dns:localhost");
        try (SyslogServer server = SyslogServer.on(0, Optional.of(keys.server()))) {
            Sink sink = to(SyslogReceiver.tls("localhost", server.port(), keys.client()));
            for (int i = 0; i < 500; i++) {
                server.acts.add(Act.DIE);
                assertThatThrownBy(() -> sink.deliver(entries(5))).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void aWriteThatFailedIsRememberedThoughNobodyWasTold() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                WrittenSocket socket = new WrittenSocket()) {
            socket.connect(server.getLocalSocketAddress());
            socket.getOutputStream().write(1);
            socket.requireWritten();
            try (Socket taken = server.accept()) {
                taken.setSoLinger(true, 0);
            }
            OutputStream out = socket.getOutputStream();
            assertThatThrownBy(() -> {
                        while (true) {
                            out.write(new byte[] {2});
                        }
                    })
                    .isInstanceOf(SocketException.class);
            assertThatThrownBy(socket::requireWritten).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void whoAnswersIsNoReceiverOfSyslog() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read();
                    socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The sender has left, as it should.
                }
            });
            answering.start();
            assertThatThrownBy(() -> to(SyslogReceiver.tcp("localhost", server.getLocalPort()))
                            .deliver(entries(1)))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessage("the receiver answered, and one of syslog says nothing");
            answering.join();
        }
    }

    @Test
    void nobodyThereIsAFailureAndWhatIsOutOfRangeIsRefused() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> to(SyslogReceiver.tcp("localhost", free)).deliver(entries(1)))
                .isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> SyslogReceiver.tcp("localhost", 0)).hasMessageContaining("1 to 65535");
        assertThatThrownBy(() -> SyslogReceiver.tcp(" ", 1)).hasMessageContaining("a host");
        assertThatThrownBy(() -> SyslogReceiver.tcp("a", 1).within(Duration.ZERO))
                .hasMessageContaining("PT0.1S to PT5M");
    }
}
