package dev.breakglass.runtime.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.audit.FileAuditLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SlowSinkTest {

    @TempDir
    Path temp;

    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch let = new CountDownLatch(1);
    private final CountDownLatch back = new CountDownLatch(1);

    /** Neither an interrupt nor anything else but the latch brings it back. */
    private void hang() {
        held.countDown();
        boolean isLet = false;
        while (!isLet) {
            try {
                let.await();
                isLet = true;
            } catch (InterruptedException e) {
                // As somebody does who does not listen.
            }
        }
        back.countDown();
    }

    @Test
    void whileASinkHangsTheWriterWritesSignsArchivesAndCloses() throws Exception {
        Taking taking = new Taking();
        ManualPause pause = new ManualPause();
        Sink sink = entries -> {
            taking.deliver(entries);
            hang();
        };
        try (FileAuditLog log = Logs.grown(Logs.onDisk(temp.resolve("log")), 1);
                Forwarder forwarder = Forwarder.of(log, sink, temp.resolve("cursor"))
                        .pause(pause)
                        .closing(Duration.ZERO)
                        .start()) {
            held.await();
            Logs.grown(log, 200);
            assertThat(log.checkpoint().size()).isEqualTo(201);
            assertThat(log.archive(50, temp.resolve("archive"))).isPositive();
            assertThat(forwarder.status().delivering()).isPresent();
            assertThat(forwarder.status().behind()).isEqualTo(201);
            let.countDown();
            pause.next();
            pause.overAndNext();
            assertThat(taking.taken).isEqualTo(Logs.upTo(201));
        }
    }

    @Test
    void closingLeavesASinkToItselfThatDoesNotComeBackAndItMovesNothingAfterwards() throws Exception {
        AtomicReference<Thread> first = new AtomicReference<>();
        Sink sink = entries -> {
            first.set(Thread.currentThread());
            hang();
        };
        var log = Logs.inMemory(3);
        Forwarder forwarder = Forwarder.of(log, sink, temp.resolve("cursor"))
                .closing(Duration.ofMillis(1))
                .start();
        held.await();
        forwarder.close();
        forwarder.close();

        Logs.grown(log, 2);
        Taking second = new Taking();
        ManualPause pause = new ManualPause();
        try (Forwarder again =
                Forwarder.of(log, second, temp.resolve("cursor")).pause(pause).start()) {
            pause.next();
            assertThat(second.taken).as("what the first one had comes again").isEqualTo(Logs.upTo(5));
            let.countDown();
            first.get().join();
            assertThat(again.status().delivered()).isEqualTo(5);
            assertThat(temp.resolve("cursor/cursor")).content().contains("next 5");
        }
    }

    @Test
    void closingWakesOneThatWaitsAndInterruptsOneThatListens() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Sink listening = entries -> {
            held.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
        };
        Forwarder forwarder = Forwarder.of(Logs.inMemory(1), listening, temp.resolve("a"))
                .closing(Duration.ofMillis(1))
                .start();
        held.await();
        forwarder.close();
        interrupted.await();

        Forwarder idle = Forwarder.of(Logs.inMemory(0), listening, temp.resolve("b"))
                .poll(Duration.ofMinutes(1))
                .closing(Duration.ofMinutes(1))
                .start();
        idle.close();
    }

    @Test
    void aSinkMayCloseItsOwnForwarder() throws Exception {
        Forwarder[] own = new Forwarder[1];
        CountDownLatch there = new CountDownLatch(1);
        Sink sink = entries -> {
            there.await();
            own[0].close();
            back.countDown();
        };
        own[0] = Forwarder.of(Logs.inMemory(1), sink, temp.resolve("cursor")).start();
        there.countDown();
        back.await();
        own[0].close();
        assertThat(own[0].status().delivered()).isZero();
    }
}
