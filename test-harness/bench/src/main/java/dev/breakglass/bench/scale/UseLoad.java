package dev.breakglass.bench.scale;

import dev.breakglass.runtime.BreakGlass;
import dev.breakglass.runtime.Session;
import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.LogSigner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sessions that are used again and again, each by a thread of its own, with the log on disk. */
final class UseLoad {

    private UseLoad() {}

    static LogLoad.Result run(Path dir, int sessions, int seconds) throws InterruptedException {
        List<Latencies> all = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        long nanos;
        try (BreakGlass glass = NightShift.glass(FileAuditLog.open(dir, LogSigner.generate("example.com/audit")))) {
            List<Session> open = new ArrayList<>();
            for (int i = 0; i < sessions; i++) {
                open.add(NightShift.session(glass, i));
            }
            long start = System.nanoTime();
            long end = start + TimeUnit.SECONDS.toNanos(seconds);
            for (Session session : open) {
                Latencies took = new Latencies();
                all.add(took);
                threads.add(new Thread(() -> use(session, took, end)));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            nanos = System.nanoTime() - start;
        }
        Latencies took = new Latencies();
        all.forEach(took::add);
        return new LogLoad.Result(took.count() * 1e9 / nanos, took);
    }

    private static void use(Session session, Latencies took, long end) {
        for (long now = System.nanoTime(); now < end; ) {
            NightShift.use(session);
            long after = System.nanoTime();
            took.add(after - now);
            now = after;
        }
    }
}
