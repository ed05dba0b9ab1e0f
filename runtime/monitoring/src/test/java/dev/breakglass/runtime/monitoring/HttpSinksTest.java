package dev.breakglass.runtime.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class HttpSinksTest {

    @TempDir
    Path temp;

    private static List<LogEntry> entries(int count) {
        return Logs.upTo(count).stream().map(Logs::entry).toList();
    }

    private static String events(int count) {
        return entries(count).stream()
                .map(entry -> EntryFormat.ocsf().line(entry) + "\n")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void whatIsAnsweredWithOneOfFourStatusesIsDelivered(int status) throws Exception {
        try (HttpTestServer server = HttpTestServer.on(0, Optional.empty())) {
            server.status = status;
            new OcsfHttpSink(HttpReceiver.at(server.address()).header("Authorization", "Bearer hunter2"))
                    .deliver(entries(3));
            assertThat(server.bodies()).containsExactly(events(3));
            assertThat(server.contentTypes).containsExactly("application/x-ndjson");
            assertThat(server.tokens).containsExactly("Bearer hunter2");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {203, 205, 206, 207, 301, 302, 307, 308, 400, 401, 403, 413, 429, 500, 502, 503})
    void nothingElseIs(int status) throws Exception {
        try (HttpTestServer server = HttpTestServer.on(0, Optional.empty());
                HttpTestServer elsewhere = HttpTestServer.on(0, Optional.empty())) {
            server.status = status;
            server.location = Optional.of(elsewhere.address().toString());
            assertThatThrownBy(() -> new OcsfHttpSink(HttpReceiver.at(server.address())).deliver(entries(1)))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessage("status " + status);
            assertThatThrownBy(() -> new OtlpSink(HttpReceiver.at(server.address())).deliver(entries(1)))
                    .hasMessage("status " + status);
            assertThat(elsewhere.bodies()).isEmpty();
        }
    }

    @Test
    void aBatchThatIsTooLongForOneBodyComesInParts() throws Exception {
        try (HttpTestServer server = HttpTestServer.on(0, Optional.empty())) {
            int one = events(1).length();
            new OcsfHttpSink(HttpReceiver.at(server.address()), 2 * one + 1).deliver(entries(5));
            assertThat(server.bodies()).hasSize(3);
            assertThat(String.join("", server.bodies())).isEqualTo(events(5));
            new OcsfHttpSink(HttpReceiver.at(server.address()), 1).deliver(entries(2));
            assertThat(server.bodies()).hasSize(5);
        }
    }

    @Test
    void howLongToWaitIsReadInSecondsAlone() throws Exception {
        try (HttpTestServer server = HttpTestServer.on(0, Optional.empty())) {
            server.status = 429;
            Sink sink = new OtlpSink(HttpReceiver.at(server.address()));
            for (String value : List.of("120", "0", "-1", "Fri, 31 Dec 1999 23:59:59 GMT", "9999999", "1.5")) {
                server.retryAfter = Optional.of(value);
                Optional<Duration> expected = value.matches("[0-9]{1,6}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                        : Optional.empty();
                assertThatThrownBy(() -> sink.deliver(entries(1)))
                        .as(value)
                        .isInstanceOfSatisfying(
                                DeliveryException.class,
                                e -> assertThat(e.retryAfter()).isEqualTo(expected));
            }
        }
    }

    @Test
    void otlpCountsAsDeliveredOnlyWhatTheAnswerDoesNotReject() throws Exception {
        try (HttpTestServer server = HttpTestServer.on(0, Optional.empty())) {
            Sink sink = new OtlpSink(HttpReceiver.at(server.address()));
            for (String answer : List.of(
                    "",
                    "{}",
                    "{\"partialSuccess\":{}}",
                    "{\"partialSuccess\":null}",
                    "{\"partialSuccess\":{\"rejectedLogRecords\":\"0\",\"errorMessage\":\"slow down\"}}")) {
                server.answer = answer;
                sink.deliver(entries(2));
            }
            assertThat(server.bodies()).hasSize(5);
            assertThat(server.contentTypes).containsOnly("application/json");
            for (String count : List.of("\"1\"", "2", "\"9223372036854775807\"")) {
                server.answer = "{\"partialSuccess\":{\"rejectedLogRecords\":" + count + "}}";
                assertThatThrownBy(() -> sink.deliver(entries(2)))
                        .isInstanceOf(DeliveryException.class)
                        .hasMessage("status 200, and " + count.replace("\"", "") + " of 2 records rejected");
            }
            for (String answer : List.of(
                    "<html>please log in</html>",
                    "[]",
                    "{\"partialSuccess\":{\"rejectedLogRecords\":true}}",
                    "{\"partialSuccess\":{\"rejectedLogRecords\":\"many\"}}")) {
                server.answer = answer;
                assertThatThrownBy(() -> sink.deliver(entries(2)))
                        .as(answer)
                        .hasMessage("status 200, and no answer of OTLP in JSON");
            }
        }
    }

    @Test
    void whoHangsDiesOrNeverEndsItsAnswerHasTakenNothing() throws Exception {
        try (HttpTestServer server = HttpTestServer.on(0, Optional.empty())) {
            Sink sink = new OcsfHttpSink(HttpReceiver.at(server.address()).within(Duration.ofSeconds(1)));
            server.acts.add(Act.HANG);
            // Which of the two limits comes first is a matter of chance.
            assertThatThrownBy(() -> sink.deliver(entries(1)))
                    .isInstanceOf(IOException.class)
                    .message()
                    .containsAnyOf("no whole answer within PT1S", "timed out");
            // On a slow machine nobody came for it.
            server.acts.clear();
            Sink patient = new OcsfHttpSink(HttpReceiver.at(server.address()));
            server.acts.add(Act.DIE);
            assertThatThrownBy(() -> patient.deliver(entries(1))).isInstanceOf(IOException.class);
            server.answer = "x".repeat(HttpPost.ANSWER_BYTES_MAX + 1);
            assertThatThrownBy(() -> patient.deliver(entries(1)))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessage("an answer of more than 65536 bytes");
            server.answer = "x".repeat(HttpPost.ANSWER_BYTES_MAX);
            patient.deliver(entries(1));
        }
    }

    @Test
    void overHttpsTheCertificateMustBeTrustedAndHaveTheName() throws Exception {
        TestKeys right = TestKeys.of(temp, "dns:localhost");
        TestKeys other = TestKeys.of(temp, "dns:localhost");
        try (HttpTestServer server = HttpTestServer.on(0, Optional.of(right.server()))) {
            new OcsfHttpSink(HttpReceiver.at(server.address()).tls(right.client())).deliver(entries(1));
            assertThat(server.bodies()).hasSize(1);
            URI byNumber = URI.create("https://127.0.0.1:" + server.port() + "/");
            assertThatThrownBy(
                            () -> new OcsfHttpSink(HttpReceiver.at(byNumber).tls(right.client())).deliver(entries(1)))
                    .isInstanceOf(SSLHandshakeException.class);
            assertThatThrownBy(() ->
                            new OcsfHttpSink(HttpReceiver.at(server.address()).tls(other.client())).deliver(entries(1)))
                    .isInstanceOf(SSLHandshakeException.class);
            assertThat(server.bodies()).hasSize(1);
        }
    }

    @Test
    void nobodyThereIsAFailure() throws Exception {
        URI gone;
        try (HttpTestServer server = HttpTestServer.on(0, Optional.empty())) {
            gone = server.address();
        }
        assertThatThrownBy(() -> new OcsfHttpSink(HttpReceiver.at(gone)).deliver(entries(1)))
                .isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://siem.example.org/",
                "http://127.0.0.2/",
                "ftp://localhost/",
                "https:///path",
                "/v1/logs",
                "https://user:secret@example.org/",
                "https://example.org/#part",
                "http://localhost.example.org/"
            })
    void anAddressIsHttpsOrHere(String address) {
        assertThatThrownBy(() -> HttpReceiver.at(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("secret");
    }

    @Test
    void whatIsSecretIsInNoTextAndWhatIsOutOfRangeIsRefused() {
        HttpReceiver receiver = HttpReceiver.at(URI.create("https://siem.example.org/in?token=hunter2"));
        assertThat(receiver.header("Authorization", "Bearer hunter2")).hasToString("https://siem.example.org/in");
        assertThatThrownBy(() -> receiver.header("Authorization", "hunter2\nX: y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the header Authorization cannot be sent")
                .hasNoCause();
        assertThatThrownBy(() -> receiver.within(Duration.ofHours(1))).hasMessageContaining("PT0.1S to PT5M");
    }
}
