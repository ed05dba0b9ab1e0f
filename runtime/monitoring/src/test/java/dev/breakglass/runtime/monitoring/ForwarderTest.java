package dev.breakglass.runtime.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.MemoryAuditLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForwarderTest {

    @TempDir
    Path temp;

    private final ManualPause pause = new ManualPause();
    private final Taking sink = new Taking();

    private ForwarderBuilder of(MemoryAuditLog log) {
        return Forwarder.of(log, sink, temp.resolve("cursor")).pause(pause);
    }

    @Test
    void everyEntryComesInOrderAndInBatchesOfABoundedNumber() {
        try (Forwarder forwarder = of(Logs.inMemory(7)).batches(3, 1 << 20).start()) {
            assertThat(pause.next()).isEqualTo(Duration.ofSeconds(1));

            assertThat(sink.tried).containsExactly(List.of(0L, 1L, 2L), List.of(3L, 4L, 5L), List.of(6L));
            ForwarderStatus status = forwarder.status();
            assertThat(status.log()).isEqualTo(Logs.NAME);
            assertThat(status.delivered()).isEqualTo(7);
            assertThat(status.behind()).isZero();
            assertThat(status.delivering()).isEmpty();
            assertThat(status.trouble()).isEmpty();
        }
    }

    @Test
    void batchesAreBoundedInBytesAndAnEntryThatIsLongerComesAlone() {
        int two = 2 * Logs.bytes(0).length;
        try (Forwarder ignored = of(Logs.inMemory(5)).batches(100, two).start()) {
            pause.next();
            assertThat(sink.tried).containsExactly(List.of(0L, 1L), List.of(2L, 3L), List.of(4L));
        }
        sink.tried.clear();
        ManualPause alone = new ManualPause();
        try (Forwarder ignored = Forwarder.of(Logs.inMemory(2), sink, temp.resolve("other"))
                .pause(alone)
                .batches(100, 1)
                .start()) {
            alone.next();
            assertThat(sink.tried).containsExactly(List.of(0L), List.of(1L));
        }
    }

    @Test
    void whatIsWrittenLaterComesLater() {
        MemoryAuditLog log = Logs.inMemory(2);
        try (Forwarder forwarder = of(log).poll(Duration.ofMillis(250)).start()) {
            assertThat(pause.next()).isEqualTo(Duration.ofMillis(250));
            Logs.grown(log, 3);
            assertThat(forwarder.status().behind()).isEqualTo(3);
            pause.overAndNext();
            assertThat(sink.taken).isEqualTo(Logs.upTo(5));
            pause.overAndNext();
            assertThat(sink.tried).hasSize(2);
        }
    }

    @Test
    void aForwarderThatStartsAgainGoesOnWhereTheLastOneWas() {
        MemoryAuditLog log = Logs.inMemory(4);
        try (Forwarder ignored = of(log).start()) {
            pause.next();
        }
        Logs.grown(log, 2);
        ManualPause second = new ManualPause();
        try (Forwarder ignored = of(log).pause(second).from(1).start()) {
            second.next();
            assertThat(sink.tried).containsExactly(List.of(0L, 1L, 2L, 3L), List.of(4L, 5L));
        }
    }

    @Test
    void withoutACursorItCanBeginLater() {
        try (Forwarder ignored = of(Logs.inMemory(4)).from(3).start()) {
            pause.next();
            assertThat(sink.taken).containsExactly(3L);
        }
        assertThatThrownBy(() -> Forwarder.of(Logs.inMemory(4), sink, temp.resolve("far"))
                        .from(5)
                        .start())
                .isInstanceOf(CursorException.class)
                .hasMessageContaining("5 entries were delivered, and it has 4");
    }

    @Test
    void entriesOfAFileLogComeThroughAllItsSegments() {
        try (FileAuditLog log = Logs.grown(Logs.onDisk(temp.resolve("log")), 20);
                Forwarder ignored = Forwarder.of(log, sink, temp.resolve("cursor"))
                        .pause(pause)
                        .batches(6, 1 << 20)
                        .start()) {
            pause.next();
            assertThat(sink.taken).isEqualTo(Logs.upTo(20));
            Logs.grown(log, 9);
            pause.overAndNext();
            assertThat(sink.taken).isEqualTo(Logs.upTo(29));
        }
    }

    @Test
    void whatIsArchivedAndNotAtHandIsSaidAndNotPassedOver() throws Exception {
        try (FileAuditLog log = Logs.grown(Logs.onDisk(temp.resolve("log")), 20)) {
            assertThat(log.archive(Long.MAX_VALUE, temp.resolve("archive"))).isBetween(12L, 19L);
        }
        try (FileAuditLog log = Logs.onDisk(temp.resolve("log"));
                Forwarder forwarder = Forwarder.of(log, sink, temp.resolve("cursor"))
                        .pause(pause)
                        .start()) {
            assertThat(pause.next()).isBetween(Backoff.FIRST, Backoff.FIRST.multipliedBy(2));
            assertThat(sink.tried).isEmpty();
            assertThat(forwarder.status().delivered()).isZero();
            assertThat(forwarder.status().trouble().orElseThrow().failure())
                    .contains("AuditLogException", "are archived; it takes the archive at hand");
        }
    }

    @Test
    void aCursorWhoseLastEntryIsArchivedGoesOnWithoutTheArchive() throws Exception {
        long stays;
        try (FileAuditLog log = Logs.grown(Logs.onDisk(temp.resolve("log")), 20)) {
            stays = log.archive(Long.MAX_VALUE, temp.resolve("archive"));
            ManualPause first = new ManualPause();
            Sink upToTheArchived = entries -> {
                if (entries.get(0).index() >= stays) {
                    throw new DeliveryException("no more");
                }
            };
            try (Forwarder ignored = Forwarder.of(log, upToTheArchived, temp.resolve("cursor"))
                    .pause(first)
                    .batches(1, 1)
                    .start()) {
                first.next();
            }
        }
        try (FileAuditLog log = Logs.onDisk(temp.resolve("log"));
                Forwarder forwarder = Forwarder.of(log, sink, temp.resolve("cursor"))
                        .pause(pause)
                        .start()) {
            pause.next();
            assertThat(sink.taken).first().isEqualTo(stays);
            assertThat(forwarder.status().behind()).isZero();
        }
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        ForwarderBuilder builder = of(Logs.inMemory(0));
        assertThatThrownBy(() -> builder.from(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.poll(Duration.ZERO)).hasMessageContaining("PT0.01S to PT1M");
        assertThatThrownBy(() -> builder.batches(0, 1)).hasMessageContaining("1 to 10000");
        assertThatThrownBy(() -> builder.batches(1, 0)).hasMessageContaining("1 to 16777216");
        assertThatThrownBy(() -> builder.closing(Duration.ofHours(1))).hasMessageContaining("0 to PT1M");
    }
}
