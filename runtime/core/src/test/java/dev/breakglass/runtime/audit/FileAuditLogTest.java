package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileAuditLogTest {

    @TempDir
    Path temp;

    private Path dir() {
        return temp.resolve("log");
    }

    @Test
    void whatWasAppendedIsThereAgainAfterReopening() {
        try (FileAuditLog log = TestLog.open(dir())) {
            assertThat(log.recovery()).isEqualTo(new RecoveryReport(0, 0, 0, null));
            for (int i = 0; i < 10; i++) {
                assertThat(log.append(TestLog.entry(i))).isEqualTo(i);
                assertThat(log.size()).isEqualTo(i + 1);
            }
            assertThat(TestLog.texts(log)).isEqualTo(TestLog.texts(10));
        }
        try (FileAuditLog log = TestLog.open(dir())) {
            assertThat(log.recovery()).isEqualTo(new RecoveryReport(10, 0, 0, null));
            assertThat(TestLog.texts(log)).isEqualTo(TestLog.texts(10));
            assertThat(log.append(TestLog.entry(10))).isEqualTo(10);
        }
        assertThat(TestLog.verify(dir()).ok()).isTrue();
        assertThat(TestLog.verify(dir()).checkpointSize()).isEqualTo(11);
    }

    @Test
    void segmentsAreNamedAfterTheirFirstEntryAndKeepToTheirSize() {
        TestLog.write(dir(), 0, 10);
        List<Path> segments = TestLog.segments(dir());
        long first = 0;
        for (Path segment : segments) {
            assertThat(segment.getFileName()).hasToString(String.format("%020d.log", first));
            assertThat(segment.toFile().length()).isLessThanOrEqualTo(TestLog.SMALL.segmentBytesMax());
            first += TestLog.recordOffsets(segment).size() - 1;
        }
        assertThat(segments).hasSizeGreaterThan(2);
        assertThat(first).isEqualTo(10);
    }

    @Test
    void anEntryLongerThanASegmentGetsOneForItself() {
        try (FileAuditLog log = TestLog.open(dir())) {
            log.append(TestLog.entry(0));
            log.append(TestLog.entry(1, "x".repeat(500)));
            log.append(TestLog.entry(2));
        }
        assertThat(TestLog.segments(dir())).hasSize(3);
        assertThat(TestLog.verify(dir()).ok()).isTrue();
    }

    @Test
    void entriesFromEmptyToTooLongAreHeldToTheLimit() {
        try (FileAuditLog log = TestLog.open(dir())) {
            assertThat(log.append(new byte[65_535])).isZero();
            for (int length : new int[] {0, 65_536}) {
                assertThatThrownBy(() -> log.append(new byte[length]))
                        .isInstanceOfSatisfying(
                                AuditLogException.class,
                                e -> assertThat(e.reason()).isEqualTo(LogFault.Reason.ENTRY_SIZE));
            }
            assertThat(log.append(new byte[1])).isEqualTo(1);
        }
        assertThat(TestLog.open(dir()).size()).isEqualTo(2);
    }

    @Test
    void manyThreadsGetEachIndexOnceAndFindTheirEntryThere() throws Exception {
        int threads = 4;
        int each = 300;
        List<Future<List<Long>>> results;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (FileAuditLog log = FileAuditLog.open(dir(), TestLog.SIGNER)) {
            List<Callable<List<Long>>> work = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                String name = "thread " + t + " entry ";
                work.add(() -> LongStream.range(0, each)
                        .map(i -> log.append((name + i).getBytes(StandardCharsets.UTF_8)))
                        .boxed()
                        .toList());
            }
            results = pool.invokeAll(work);
            List<String> texts = TestLog.texts(log);
            List<Long> all = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                List<Long> indices = results.get(t).get();
                assertThat(indices).isSorted();
                for (int i = 0; i < each; i++) {
                    assertThat(texts.get(indices.get(i).intValue())).isEqualTo("thread " + t + " entry " + i);
                }
                all.addAll(indices);
            }
            assertThat(all).doesNotHaveDuplicates().hasSize(threads * each);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void allWhoWaitTogetherShareOneSync() throws Exception {
        int callers = 12;
        FaultyStorage storage = new FaultyStorage();
        AuditLimits limits = AuditLimits.DEFAULT;
        ExecutorService pool = Executors.newFixedThreadPool(callers + 1);
        CountDownLatch inSync = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (FileAuditLog log = FileAuditLog.open(dir(), TestLog.SIGNER, limits, () -> 0, storage)) {
            storage.beforeSync = () -> {
                inSync.countDown();
                awaitQuietly(goOn);
            };
            Future<Long> first = pool.submit(() -> log.append(TestLog.entry(0)));
            inSync.await();
            int before = storage.steps().size();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                Thread thread = new Thread(() -> log.append(TestLog.entry(1)));
                thread.start();
                threads.add(thread);
            }
            // Each caller waits for its answer, so its entry is in the queue.
            for (Thread thread : threads) {
                while (!String.valueOf(LockSupport.getBlocker(thread)).contains("CompletableFuture")) {
                    Thread.onSpinWait();
                }
            }
            goOn.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(first.get()).isZero();
            assertThat(storage.steps().subList(before, storage.steps().size()))
                    .containsExactly(
                            "sync 00000000000000000000.log",
                            "write 00000000000000000000.log",
                            "sync 00000000000000000000.log");
            assertThat(log.size()).isEqualTo(callers + 1);
        } finally {
            pool.shutdownNow();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFullQueueMakesCallersWaitAndLosesNothing() throws Exception {
        AuditLimits narrow = new AuditLimits(100, 1 << 20, 1 << 16, 1);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try (FileAuditLog log = FileAuditLog.open(dir(), TestLog.SIGNER, narrow, () -> 0)) {
            List<Callable<Long>> work = Collections.nCopies(200, () -> log.append(new byte[] {1}));
            List<Long> indices = new ArrayList<>();
            for (Future<Long> result : pool.invokeAll(work)) {
                indices.add(result.get());
            }
            assertThat(indices)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, 200).boxed().toList());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void interruptedCallersAppendAndOpenAndCloseAsAnyOther() throws Exception {
        Thread.currentThread().interrupt();
        FileAuditLog log = TestLog.open(dir());
        for (int i = 0; i < 20; i++) {
            assertThat(log.append(TestLog.entry(i))).isEqualTo(i);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        }
        assertThat(TestLog.texts(log)).hasSize(20);
        log.checkpoint();
        assertThat(Thread.interrupted()).isTrue();

        // Interrupts at any moment, against a thread that appends all the while.
        List<Long> indices = new ArrayList<>();
        Thread appender =
                new Thread(() -> LongStream.range(20, 220).forEach(i -> indices.add(log.append(TestLog.entry(i)))));
        appender.start();
        while (appender.isAlive()) {
            appender.interrupt();
        }
        appender.join();
        assertThat(indices).isEqualTo(LongStream.range(20, 220).boxed().toList());
        assertRefusedHere();
        LogChild.assertRefusedInAnotherProcess(dir(), temp);
        Thread.currentThread().interrupt();
        log.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(TestLog.verify(dir()).ok()).isTrue();
        assertThat(TestLog.verify(dir()).checkpointSize()).isEqualTo(220);
    }

    @Test
    void aSecondOpenerIsRefusedInThisProcessAndInAnotherAndDoesNotLoosenTheLock() throws Exception {
        try (FileAuditLog log = TestLog.open(dir())) {
            assertRefusedHere();
            Path link = Files.createSymbolicLink(temp.resolve("by-another-name"), dir());
            assertThatThrownBy(() -> TestLog.open(link)).hasMessageContaining("this process has the log open already");
            LogChild.assertRefusedInAnotherProcess(dir(), temp);
            TestLog.verify(dir());
            LogChild.assertRefusedInAnotherProcess(dir(), temp);
            log.append(TestLog.entry(0));
        }
        TestLog.open(dir()).close();
    }

    private void assertRefusedHere() {
        assertThatThrownBy(() -> TestLog.open(dir()))
                .isInstanceOfSatisfying(
                        AuditLogException.class, e -> assertThat(e.reason()).isEqualTo(LogFault.Reason.LOCKED))
                .hasMessage("lock: this process has the log open already");
    }

    @Test
    void aLogInUseIsSignedASecondAfterTheLastCheckpointAlsoWhenItHasGoneIdle() throws Exception {
        ManualTicker ticker = new ManualTicker();
        BlockingQueue<String> replaced = new LinkedBlockingQueue<>();
        WatchedStorage storage = new WatchedStorage(new DiskStorage(), replaced);
        try (FileAuditLog log = FileAuditLog.open(dir(), TestLog.SIGNER, TestLog.SMALL, ticker, storage)) {
            assertThat(replaced.take()).isEqualTo("log.vkey");
            assertThat(replaced.take()).isEqualTo("checkpoint");
            log.append(TestLog.entry(0));
            ticker.advance(LogWriter.CHECKPOINT_NANOS - 1);
            log.append(TestLog.entry(1));
            log.append(TestLog.entry(2));
            assertThat(replaced).isEmpty();

            ticker.advance(1);
            log.wake();
            assertThat(replaced.take()).isEqualTo("checkpoint");
            assertThat(TestLog.verify(dir()).checkpointSize()).isEqualTo(3);

            ticker.advance(10 * LogWriter.CHECKPOINT_NANOS);
            log.append(TestLog.entry(3));
            assertThat(replaced.take()).isEqualTo("checkpoint");
            ticker.advance(10 * LogWriter.CHECKPOINT_NANOS);
            log.wake();
            assertThat(log.checkpoint().size()).isEqualTo(4);
            assertThat(replaced).hasSize(1);
        }
    }

    @Test
    void theDefaultClockSignsAnIdleLogWithoutBeingAsked() throws Exception {
        BlockingQueue<String> replaced = new LinkedBlockingQueue<>();
        WatchedStorage storage = new WatchedStorage(new DiskStorage(), replaced);
        try (FileAuditLog log =
                FileAuditLog.open(dir(), TestLog.SIGNER, AuditLimits.DEFAULT, System::nanoTime, storage)) {
            log.append(TestLog.entry(0));
            assertThat(replaced.take()).isEqualTo("log.vkey");
            assertThat(replaced.take()).isEqualTo("checkpoint");
            assertThat(replaced.take()).isEqualTo("checkpoint");
            assertThat(TestLog.verify(dir()).checkpointSize()).isEqualTo(1);
        }
    }

    @Test
    void aCheckpointThatIsAskedForCoversAllEntriesAndItsNoteVerifies() {
        try (FileAuditLog log = TestLog.open(dir())) {
            MerkleTree tree = new MerkleTree();
            for (int i = 0; i < 5; i++) {
                log.append(TestLog.entry(i));
                tree.append(TestLog.entry(i));
                Checkpoint checkpoint = log.checkpoint();
                assertThat(checkpoint).isEqualTo(new Checkpoint("example.com/audit", i + 1, tree.root()));
                assertThat(Checkpoint.open(TestLog.read(dir().resolve("checkpoint")), TestLog.SIGNER.verifierKey()))
                        .isEqualTo(checkpoint);
            }
        }
    }

    @Test
    void aClosedLogRefusesEverythingAndClosingItAgainDoesNothing() {
        FileAuditLog log = TestLog.open(dir());
        log.append(TestLog.entry(0));
        log.close();
        log.close();
        List<Runnable> uses = List.of(() -> log.append(TestLog.entry(1)), log::checkpoint, () -> TestLog.texts(log));
        assertThat(uses)
                .allSatisfy(use -> assertThatThrownBy(use::run)
                        .isInstanceOfSatisfying(
                                AuditLogException.class,
                                e -> assertThat(e.reason()).isEqualTo(LogFault.Reason.CLOSED)));
    }

    @Test
    void theMemoryLogKeepsTheSameContract() {
        MemoryAuditLog log = new MemoryAuditLog(TestLog.SIGNER);
        try (FileAuditLog file = TestLog.open(dir())) {
            for (int i = 0; i < 5; i++) {
                byte[] entry = TestLog.entry(i);
                assertThat(log.append(entry)).isEqualTo(file.append(entry));
                entry[0] = 0;
            }
            assertThat(TestLog.texts(log)).isEqualTo(TestLog.texts(file));
            assertThat(log.checkpoint()).isEqualTo(file.checkpoint());
            assertThat(log.signedCheckpoint().bytes()).isEqualTo(TestLog.read(dir().resolve("checkpoint")));
        }
        log.close();
        assertThatThrownBy(() -> log.append(TestLog.entry(5))).hasMessage("memory: the log is closed");
        assertThatThrownBy(() -> log.reopen().append(new byte[0])).isInstanceOf(AuditLogException.class);
        assertThat(log.reopen().append(TestLog.entry(5))).isEqualTo(5);
        assertThat(TestLog.texts(log.reopen())).isEqualTo(TestLog.texts(5));
    }
}
