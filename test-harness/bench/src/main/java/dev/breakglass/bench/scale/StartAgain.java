package dev.breakglass.bench.scale;

import dev.breakglass.runtime.BreakGlass;
import dev.breakglass.runtime.Session;
import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.scenario.suite.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long a service takes to know its grants again: from the state that is kept beside the log, and from entry 0. */
final class StartAgain {

    private static final int THREADS = 64;
    private static final int ROUNDS = 3;

    private final Path dir;
    private final LogSigner signer = LogSigner.generate("example.com/audit");

    private StartAgain(Path dir) {
        this.dir = dir;
    }

    /** Opens grants and uses each so often, and prints a row. */
    static void print(Path dir, int grants, int usesEach) throws InterruptedException, IOException {
        StartAgain start = new StartAgain(dir);
        start.write(grants, usesEach);
        Laps laps = new Laps();
        long entries = 0;
        for (int i = 0; i < ROUNDS; i++) {
            entries = start.open(laps, "kept");
        }
        for (int i = 0; i < ROUNDS; i++) {
            Folders.delete(dir.resolve("state"));
            entries = start.open(laps, "from 0");
        }
        System.out.printf(
                "| %,d | %,d | %,.0f | %,.0f |%n", entries, grants, laps.median("kept"), laps.median("from 0"));
    }

    private BreakGlass glass() {
        return NightShift.glass(FileAuditLog.open(dir, signer));
    }

    private void write(int grants, int usesEach) throws InterruptedException {
        try (BreakGlass glass = glass()) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int first = t;
                threads.add(new Thread(() -> {
                    for (int i = first; i < grants; i += THREADS) {
                        Session session = NightShift.session(glass, i);
                        for (int use = 0; use < usesEach; use++) {
                            NightShift.use(session);
                        }
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private long open(Laps laps, String how) {
        FileAuditLog log = laps.time(how + ", the log", () -> FileAuditLog.open(dir, signer));
        long entries = log.size();
        laps.time(how, () -> NightShift.glass(log)).close();
        return entries;
    }
}
