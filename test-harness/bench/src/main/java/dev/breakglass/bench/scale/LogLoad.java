package dev.breakglass.bench.scale;

import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.LogSigner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Callers that append to one log, each waiting until its entry is durable before it comes with the next. */
final class LogLoad {

    static final int ENTRY_BYTES = 300;

    private LogLoad() {}

    /**
     * What came of it.
     *
     * @param took from the call to its return
     */
    record Result(double perSecond, Latencies took) {}

    /** A JSON object in canonical form, of that length for every index that has less than ten digits. */
    static byte[] entry(long index) {
        String head = "{\"kind\":\"use-intended\",\"seq\":" + index + ",\"text\":\"";
        return (head + "x".repeat(ENTRY_BYTES - head.length() - 2) + "\"}").getBytes(StandardCharsets.US_ASCII);
    }

    static Result run(Path dir, int callers, int seconds) throws InterruptedException {
        List<Latencies> all = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        long nanos;
        try (FileAuditLog log = FileAuditLog.open(dir, LogSigner.generate("example.com/audit"))) {
            long start = System.nanoTime();
            long end = start + TimeUnit.SECONDS.toNanos(seconds);
            for (int i = 0; i < callers; i++) {
                Latencies took = new Latencies();
                all.add(took);
                threads.add(new Thread(() -> call(log, took, end)));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            nanos = System.nanoTime() - start;
        }
        Latencies took = new Latencies();
        all.forEach(took::add);
        return new Result(took.count() * 1e9 / nanos, took);
    }

    private static void call(FileAuditLog log, Latencies took, long end) {
        byte[] entry = entry(0);
        for (long now = System.nanoTime(); now < end; ) {
            log.append(entry);
            long after = System.nanoTime();
            took.add(after - now);
            now = after;
        }
    }
}
