package dev.breakglass.runtime.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.audit.MemoryAuditLog;
import dev.breakglass.runtime.monitoring.ForwarderStatus.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutageTest {

    private static final Instant NOW = Instant.parse("2026-03-14T02:13:00Z");

    @TempDir
    Path temp;

    private final ManualPause pause = new ManualPause();
    private final Taking sink = new Taking();
    private volatile Instant now = NOW;

    private Forwarder start(MemoryAuditLog log) {
        return Forwarder.of(log, sink, temp.resolve("cursor"))
                .pause(pause)
                .clock(() -> now)
                .chance(() -> 0)
                .batches(4, 1 << 20)
                .start();
    }

    @Test
    void aReceiverThatIsDownIsAskedEverMoreSeldomAndThenHasEverything() {
        sink.refuses = batch -> new IOException("secret in a message");
        try (Forwarder forwarder = start(Logs.inMemory(6))) {
            List<Long> seconds = new ArrayList<>();
            seconds.add(pause.next().toSeconds());
            now = NOW.plusSeconds(1);
            for (int i = 1; i < 11; i++) {
                seconds.add(pause.overAndNext().toSeconds());
            }
            assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
            ForwarderStatus status = forwarder.status();
            assertThat(status.delivered()).isZero();
            assertThat(status.behind()).isEqualTo(6);
            assertThat(status.trouble())
                    .contains(new Trouble(
                            "java.io.IOException",
                            0,
                            1,
                            11,
                            NOW,
                            NOW.plusSeconds(1).plusSeconds(300)));

            sink.refuses = batch -> null;
            assertThat(pause.overAndNext()).isEqualTo(Duration.ofSeconds(1));
            assertThat(sink.taken).isEqualTo(Logs.upTo(6));
            assertThat(forwarder.status().trouble()).isEmpty();
        }
    }

    @Test
    void anEntryThatIsNotTakenStopsWhatComesAfterAndStandsAlone() {
        sink.refuses = batch -> batch.contains(5L) ? new DeliveryException("status 400") : null;
        try (Forwarder forwarder = start(Logs.inMemory(9))) {
            pause.next();
            while (forwarder.status().trouble().orElseThrow().entries() > 1) {
                pause.overAndNext();
            }
            pause.overAndNext();
            assertThat(sink.taken).isEqualTo(Logs.upTo(5));
            Trouble trouble = forwarder.status().trouble().orElseThrow();
            assertThat(trouble.first()).isEqualTo(5);
            assertThat(trouble.entries()).isEqualTo(1);
            assertThat(trouble.failure()).isEqualTo("DeliveryException: status 400");

            sink.refuses = batch -> null;
            pause.overAndNext();
            assertThat(sink.taken).isEqualTo(Logs.upTo(9));
        }
    }

    @Test
    void errorsAndInterruptsOfASinkLoseNothing() {
        List<Throwable> thrown = new ArrayList<>(List.of(
                new StackOverflowError(),
                new OutOfMemoryError(),
                new AssertionError(),
                new InterruptedException(),
                new IllegalStateException()));
        sink.refuses = batch -> {
            Thread.currentThread().interrupt();
            return thrown.isEmpty() ? null : thrown.remove(0);
        };
        try (Forwarder forwarder = start(Logs.inMemory(6))) {
            pause.next();
            for (int i = 0; i < 5; i++) {
                pause.overAndNext();
            }
            assertThat(thrown).isEmpty();
            assertThat(sink.taken).isEqualTo(Logs.upTo(6));
            assertThat(forwarder.status().behind()).isZero();
        }
    }

    @Test
    void aReceiverThatAsksToBeLeftAloneIsLeftAloneUpToFiveMinutes() {
        Optional<Duration> minute = Optional.of(Duration.ofMinutes(1));
        sink.refuses = batch -> new DeliveryException("status 429", minute);
        try (Forwarder ignored = start(Logs.inMemory(1))) {
            assertThat(pause.next()).isEqualTo(Duration.ofMinutes(1));
            sink.refuses = batch -> new DeliveryException("status 429", Optional.of(Duration.ofDays(9)));
            assertThat(pause.overAndNext()).isEqualTo(Duration.ofMinutes(5));
        }
    }

    @Test
    void chanceMakesAWaitLongerByUpToAQuarterAndNeverLongerThanTheLongest() {
        assertThat(new Backoff(() -> 0.999).after(3, Optional.empty()))
                .isBetween(Duration.ofMillis(4_900), Duration.ofSeconds(5));
        assertThat(new Backoff(() -> 0.999).after(Integer.MAX_VALUE, Optional.empty()))
                .isEqualTo(Backoff.MAX);
    }

    @Test
    void aCursorThatCannotBeMovedIsToldAndTheBatchComesAgain() throws Exception {
        MemoryAuditLog log = Logs.inMemory(2);
        try (Forwarder forwarder = start(log)) {
            pause.next();
            // A folder that is not empty is in the way of the next one.
            Path obstacle = temp.resolve("cursor/cursor.tmp/x");
            Files.createDirectories(obstacle);
            Logs.grown(log, 1);
            pause.overAndNext();
            assertThat(forwarder.status().delivered()).isEqualTo(2);
            assertThat(forwarder.status().trouble().orElseThrow().failure())
                    .startsWith("CursorNotMoved: delivered, but the cursor could not be moved");
            Files.delete(obstacle);
            Files.delete(obstacle.getParent());
            pause.overAndNext();
            assertThat(sink.taken).containsExactly(0L, 1L, 2L, 2L);
            assertThat(forwarder.status().behind()).isZero();
        }
    }

    @Test
    void thereIsOneWarningForAnOutageAndItQuotesNobody() {
        List<LogRecord> records = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public synchronized void publish(LogRecord record) {
                records.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(Forwarder.class.getName());
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        sink.refuses = batch -> new IOException("Bearer hunter2");
        try (Forwarder ignored = Forwarder.of(Logs.inMemory(3), sink, temp.resolve("cursor"))
                .name("siem")
                .pause(pause)
                .start()) {
            pause.next();
            pause.overAndNext();
            pause.overAndNext();
            assertThat(records).hasSize(1);
            sink.refuses = batch -> null;
            pause.overAndNext();
            assertThat(records).as("one more when it is over").hasSize(2);
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
        assertThat(records.get(0).getMessage() + List.of(records.get(0).getParameters()))
                .contains("siem", Logs.NAME, "java.io.IOException")
                .doesNotContain("hunter2");
    }
}
