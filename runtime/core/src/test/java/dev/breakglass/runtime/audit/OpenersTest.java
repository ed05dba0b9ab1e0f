package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class OpenersTest {

    private static final int THREADS = 16;

    @TempDir
    Path temp;

    @Test
    void aLockThatCouldNotBeOpenedOnceIsOpenedTheNextTime() throws IOException {
        Path dir = temp.resolve("log");
        Path lock = dir.resolve("lock");
        Files.createDirectories(lock);
        assertThatThrownBy(() -> TestLog.open(dir)).isInstanceOf(AuditLogException.class);
        Files.delete(lock);
        TestLog.open(dir).close();
    }

    @Test
    void whatFollowsAnAnswerCannotStopTheLogByWaitingForIt() {
        try (FileAuditLog log = TestLog.open(temp.resolve("log"))) {
            int refused = 0;
            for (int i = 0; i < 2000 && refused < 20; i++) {
                // Goes on in the log's own thread, unless the answer is there already.
                CompletableFuture<Long> follower =
                        log.submit(log.size(), TestLog.entry(i)).thenApply(index -> log.append(TestLog.entry(0)));
                try {
                    follower.join();
                } catch (CompletionException e) {
                    assertThat(e).hasMessageContaining("the log's own thread cannot ask the log for anything");
                    refused++;
                }
            }
            assertThat(refused).isPositive();
        }
    }

    @Test
    void whatIsWrittenIsForItsOwnerAndWhatIsPublishedForEverybody() throws IOException {
        Path dir = temp.resolve("service").resolve("log");
        assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"));
        try (FileAuditLog log = TestLog.open(dir)) {
            log.append(TestLog.entry(0));
            log.archive(0, temp.resolve("archive"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("archive"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("service"))))
                .as("what is not the log's own")
                .startsWith("rwxr-x");
        TilePublisher.publish(dir, LogKeys.of(TestLog.SIGNER.verifierKey()), temp.resolve("tiles"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("tiles"))))
                .startsWith("rwxr-x");
    }

    @Test
    void ofManyThreadsThatOpenALogAtOnceOneDoes() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; round < 50; round++) {
                Path dir = temp.resolve("log-" + round % 5);
                CyclicBarrier start = new CyclicBarrier(THREADS);
                CyclicBarrier end = new CyclicBarrier(THREADS);
                AtomicInteger winners = new AtomicInteger();
                Callable<Boolean> opener = () -> {
                    start.await();
                    try (FileAuditLog log = TestLog.open(dir)) {
                        winners.incrementAndGet();
                        end.await();
                        return true;
                    } catch (AuditLogException e) {
                        assertThat(e.reason()).isEqualTo(LogFault.Reason.LOCKED);
                        end.await();
                        return false;
                    }
                };
                for (Future<Boolean> each : pool.invokeAll(Collections.nCopies(THREADS, opener))) {
                    each.get();
                }
                assertThat(winners).hasValue(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void ofManyProcessesThatOpenALogAtOnceOneDoes() throws Exception {
        Path key = temp.resolve("key.pem");
        TestLog.SIGNER.write(key);
        List<Process> children = new ArrayList<>();
        try {
            List<BufferedReader> lines = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Process child = KilledChild.start(key, temp.resolve("log"), "round" + i);
                children.add(child);
                lines.add(child.inputReader());
            }
            for (BufferedReader line : lines) {
                assertThat(line.readLine()).isEqualTo("ready");
            }
            for (Process child : children) {
                child.getOutputStream().write('\n');
                child.getOutputStream().flush();
            }
            List<String> answers = new ArrayList<>();
            for (BufferedReader line : lines) {
                answers.add(line.readLine());
            }
            assertThat(answers).filteredOn(answer -> answer.startsWith("open ")).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.contains("lock: another process has the log open"))
                    .hasSize(5);
        } finally {
            children.forEach(Process::destroyForcibly);
        }
    }

    @Test
    void aStormOfInterruptsHurtsNeitherTheFilesNorTheLock() throws Exception {
        Path dir = temp.resolve("log");
        int each = 150;
        Set<Long> indices = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        try (FileAuditLog log = TestLog.open(dir)) {
            for (int t = 0; t < THREADS; t++) {
                String name = "thread " + t + " ";
                threads.add(new Thread(() -> {
                    for (int i = 0; i < each; i++) {
                        byte[] text = (name + i).getBytes(StandardCharsets.UTF_8);
                        indices.add(log.append(text));
                        if (i % 50 == 0) {
                            log.contents().put(text);
                            log.checkpoint();
                        }
                    }
                }));
            }
            threads.forEach(Thread::start);
            int interrupts = 0;
            while (threads.stream().anyMatch(Thread::isAlive)) {
                threads.forEach(Thread::interrupt);
                interrupts += THREADS;
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(interrupts).isGreaterThan(THREADS * each);
            assertThat(indices).hasSize(THREADS * each);
            assertThat(TestLog.texts(log)).hasSize(THREADS * each).doesNotHaveDuplicates();
            LogChild.assertRefusedInAnotherProcess(dir, temp);
        }
    }
}
