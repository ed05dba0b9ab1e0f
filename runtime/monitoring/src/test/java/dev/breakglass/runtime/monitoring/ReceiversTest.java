package dev.breakglass.runtime.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each receiver over a real socket: not there at first, there, dying, hanging, refusing, gone again, and back. */
@Timeout(180)
class ReceiversTest {

    private static final int ENTRIES = 60;

    /** A receiver hangs for as long. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    @TempDir
    Path temp;

    private int port;

    @BeforeEach
    void aPortThatIsFree() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    /** What every receiver of a test is. */
    private interface Receiver extends AutoCloseable {

        void next(Act act);

        /** The indexes of the entries that it has, in order. */
        List<Long> has();

        @Override
        void close() throws IOException;
    }

    private interface Starting {
        Receiver start() throws Exception;
    }

    private void everythingComesAtLeastOnceAndInOrder(Sink sink, Starting starting) throws Exception {
        List<Long> had = new ArrayList<>();
        ManualPause pause = new ManualPause();
        try (FileAuditLog log = Logs.grown(Logs.onDisk(temp.resolve("log")), ENTRIES / 2);
                Forwarder forwarder = Forwarder.of(log, sink, temp.resolve("cursor"))
                        .pause(pause)
                        .batches(5, 1 << 20)
                        .start()) {
            Supplier<Boolean> isInTrouble = () -> forwarder.status().trouble().isPresent();
            pause.next();
            assertThat(isInTrouble.get()).as("nobody is there").isTrue();
            assertThat(forwarder.status().delivered()).isZero();
            try (Receiver receiver = starting.start()) {
                receiver.next(Act.TAKE);
                receiver.next(Act.TAKE);
                for (Act act : List.of(Act.DIE, Act.HANG, Act.REFUSE)) {
                    receiver.next(act);
                    pause.overAndNext();
                    assertThat(isInTrouble.get()).as(act.name()).isTrue();
                }
                long before = forwarder.status().delivered();
                assertThat(before).isPositive().isLessThan(ENTRIES / 2);
                had.addAll(receiver.has());
            }
            Logs.grown(log, ENTRIES / 2);
            pause.overAndNext();
            assertThat(isInTrouble.get()).as("gone again").isTrue();
            try (Receiver receiver = starting.start()) {
                while (forwarder.status().behind() > 0) {
                    pause.overAndNext();
                }
                assertThat(isInTrouble.get()).isFalse();
                had.addAll(receiver.has());
            }
        }
        assertThat(had.stream().distinct()).isEqualTo(Logs.upTo(ENTRIES));
    }

    @Test
    void syslogOverTcp() throws Exception {
        everythingComesAtLeastOnceAndInOrder(
                new SyslogSink(SyslogReceiver.tcp("localhost", port).within(SHORT), SyslogFormat.STANDARD),
                () -> syslog(SyslogServer.on(port, Optional.empty())));
    }

    @Test
    void syslogOverTls() throws Exception {
        TestKeys keys = TestKeys.of(temp, "dns:localhost");
        everythingComesAtLeastOnceAndInOrder(
                new SyslogSink(
                        SyslogReceiver.tls("localhost", port, keys.client()).within(SHORT), SyslogFormat.STANDARD),
                () -> syslog(SyslogServer.on(port, Optional.of(keys.server()))));
    }

    @Test
    void ocsfOverHttps() throws Exception {
        TestKeys keys = TestKeys.of(temp, "dns:localhost");
        HttpReceiver receiver = HttpReceiver.at(java.net.URI.create("https://localhost:" + port + "/in"))
                .tls(keys.client())
                .within(SHORT);
        everythingComesAtLeastOnceAndInOrder(
                new OcsfHttpSink(receiver),
                () -> http(
                        HttpTestServer.on(port, Optional.of(keys.server())),
                        body -> body.lines()
                                .map(ReceiversTest::json)
                                .map(event -> event.object("metadata").number("sequence"))
                                .toList()));
    }

    @Test
    void otlpOverHttp() throws Exception {
        HttpReceiver receiver = HttpReceiver.at(java.net.URI.create("http://localhost:" + port + "/v1/logs"))
                .within(SHORT);
        everythingComesAtLeastOnceAndInOrder(
                new OtlpSink(receiver), () -> http(HttpTestServer.on(port, Optional.empty()), OtlpDecoded::indexes));
    }

    private static JsonObject json(String line) {
        return JsonReader.readObject(line.getBytes(StandardCharsets.UTF_8));
    }

    private static Receiver syslog(SyslogServer server) {
        return new Receiver() {
            @Override
            public void next(Act act) {
                server.acts.add(act);
            }

            @Override
            public List<Long> has() {
                return server.messages().stream()
                        .map(message -> Rfc5424.parse(message).parameter("seq"))
                        .map(Long::parseLong)
                        .toList();
            }

            @Override
            public void close() throws IOException {
                server.close();
            }
        };
    }

    private static Receiver http(HttpTestServer server, java.util.function.Function<String, List<Long>> indexes) {
        return new Receiver() {
            @Override
            public void next(Act act) {
                server.acts.add(act);
            }

            @Override
            public List<Long> has() {
                return server.bodies().stream()
                        .flatMap(body -> indexes.apply(body).stream())
                        .toList();
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }
}
