package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
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
