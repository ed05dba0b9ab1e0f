package dev.breakglass.runtime.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.BreakGlass;
import dev.breakglass.runtime.Session;
import dev.breakglass.runtime.SessionKey;
import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Request;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service whose log is watched in three ways, and a grant's whole life in it. */
class WholeLifeTest {

    @TempDir
    Path temp;

    /** Whoever asks may, at once. */
    private static final class OpenDoor implements Policy {

        @Override
        public String digest() {
            return Samples.POLICY;
        }

        @Override
        public Decision decide(Request request) {
            return new Decision(
                    Outcome.PERMIT,
                    Optional.of("open"),
                    Optional.of(Duration.ofMinutes(5)),
                    List.of(),
                    List.of(),
                    digest());
        }

        @Override
        public Decision recheck(String path, Request use) {
            return decide(use);
        }

        @Override
        public Set<String> paths() {
            return Set.of("open");
        }

        @Override
        public PathTerms terms(String path) {
            return new PathTerms(path, "prod.payments", List.of("db.failover"), Duration.ofMinutes(1), List.of());
        }

        @Override
        public Set<String> roles(Set<String> groups) {
            return groups;
        }

        @Override
        public Set<String> approvers(String zone) {
            return Set.of();
        }
    }

    @Test
    void whatHappensArrivesAndNoSecretDoes() throws Exception {
        Path cursors = temp.resolve("cursors");
        ManualPause ocsf = new ManualPause();
        ManualPause syslog = new ManualPause();
        ManualPause otlp = new ManualPause();
        String secret;
        long size;
        try (FileAuditLog log = FileAuditLog.open(temp.resolve("log"), Logs.SIGNER);
                SyslogServer syslogServer = SyslogServer.on(0, Optional.empty());
                HttpTestServer collector = HttpTestServer.on(0, Optional.empty());
                Forwarder toFile = Forwarder.of(
                                log, new FileSink(temp.resolve("ocsf"), EntryFormat.ocsf()), cursors.resolve("ocsf"))
                        .pause(ocsf)
                        .start();
                Forwarder toSyslog = Forwarder.of(
                                log,
                                new SyslogSink(
                                        SyslogReceiver.tcp("localhost", syslogServer.port()), SyslogFormat.STANDARD),
                                cursors.resolve("syslog"))
                        .pause(syslog)
                        .start();
                Forwarder toCollector = Forwarder.of(
                                log, new OtlpSink(HttpReceiver.at(collector.address())), cursors.resolve("collector"))
                        .pause(otlp)
                        .start();
                BreakGlass glass = BreakGlass.builder()
                        .policy(new OpenDoor())
                        .log(log)
                        .clock(Clock.systemUTC())
                        .build()) {
            ocsf.next();
            syslog.next();
            otlp.next();
            Request request = Samples.request().at(Clock.systemUTC().instant());
            Grant grant = glass.request(request);
            SessionKey key = glass.claimKey(grant.id(), request.requester());
            secret = key.reveal().substring(key.reveal().indexOf('.') + 1);
            try (Session session = glass.redeem(key, request.requester())) {
                session.perform("db.failover", request.resource(), () -> "failed over");
            }
            size = log.size();
            ocsf.overAndNext();
            syslog.overAndNext();
            otlp.overAndNext();
            for (Forwarder forwarder : List.of(toFile, toSyslog, toCollector)) {
                assertThat(forwarder.status().behind()).isZero();
            }
            List<String> events = Files.readAllLines(temp.resolve("ocsf"));
            assertThat(events).hasSize((int) size).hasSizeGreaterThanOrEqualTo(6);
            assertThat(syslogServer.messages()).hasSize((int) size);
            assertThat(events.stream().map(line -> OcsfFormatTest.json(line).number("class_uid")))
                    .contains(3003L, 3004L, 6003L);
            assertThat(secret).hasSizeGreaterThan(30);
            assertThat(String.join("\n", events)).doesNotContain(secret);
            assertThat(String.join("\n", syslogServer.messages())).doesNotContain(secret);
            assertThat(String.join("\n", collector.bodies())).doesNotContain(secret);
            assertThat(OtlpDecoded.indexes(collector.bodies().get(0))).isEqualTo(Logs.upTo(size));
        }
    }

    @Test
    void aServiceWiresItInAFewLines() throws Exception {
        Path folder = temp;
        URI collector = URI.create("https://collector.example.org/v1/logs");
        String token = "not a real one";
        try (FileAuditLog log = FileAuditLog.open(folder.resolve("log"), Logs.SIGNER)) {
            HttpReceiver receiver = HttpReceiver.at(collector).header("Authorization", "Bearer " + token);
            try (Forwarder forwarder = Forwarder.of(log, new OtlpSink(receiver), folder.resolve("to-collector"))
                    .name("collector")
                    .start()) {
                serve(log);
                report(forwarder.status());
            }
        }
    }

    private static void serve(FileAuditLog log) {
        assertThat(log.size()).isZero();
    }

    private static void report(ForwarderStatus status) {
        assertThat(status.behind()).isZero();
    }
}
