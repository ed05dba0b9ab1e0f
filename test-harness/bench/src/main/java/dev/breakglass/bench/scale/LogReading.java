package dev.breakglass.bench.scale;

import dev.breakglass.runtime.audit.AuditLimits;
import dev.breakglass.runtime.audit.AuditVerifier;
import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.Opening;
import dev.breakglass.runtime.audit.Verification;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.CompletableFuture;

/** How long it takes to open and to verify a long log, with one thread. */
final class LogReading {

    private static final int ROUNDS = 9;

    /** Longer logs are read once. */
    private static final int SHORT = 5_000_000;

    private final Path dir;
    private final LogSigner signer = LogSigner.generate("example.com/audit");
    private final int entries;
    private final Laps laps = new Laps();

    private LogReading(Path dir, int entries) {
        this.dir = dir;
        this.entries = entries;
    }

    /** Writes the log, and reads it in every way. */
    static LogReading of(Path dir, int entries) throws NoSuchAlgorithmException {
        LogReading reading = new LogReading(dir, entries);
        reading.laps.time("write", () -> {
            reading.write();
            return true;
        });
        for (int i = 0; i < (entries > SHORT ? 1 : ROUNDS); i++) {
            reading.open("open", Opening.QUICK);
            reading.open("open and read all", Opening.FULL);
            reading.verify();
            reading.hash();
        }
        return reading;
    }

    private void write() {
        try (FileAuditLog log = FileAuditLog.open(dir, signer)) {
            CompletableFuture<Long> last = CompletableFuture.completedFuture(-1L);
            for (int i = 0; i < entries; i++) {
                last = log.submit(i, LogLoad.entry(i));
            }
            last.join();
        }
    }

    private void open(String name, Opening opening) {
        FileAuditLog log =
                laps.time(name, () -> FileAuditLog.open(dir, signer, AuditLimits.DEFAULT, System::nanoTime, opening));
        require(log.size() == entries);
        log.close();
    }

    private void verify() {
        Verification found = laps.time("verify", () -> AuditVerifier.verify(dir, signer.verifierKey()));
        require(found.ok() && found.checkpointSize() == entries);
    }

    private void hash() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] bytes = new byte[LogLoad.ENTRY_BYTES];
        long start = System.nanoTime();
        for (int i = 0; i < entries; i++) {
            digest.update(bytes);
        }
        require(digest.digest().length > 0);
        laps.add("hash the same bytes", System.nanoTime() - start);
    }

    private static void require(boolean right) {
        if (!right) {
            throw new IllegalStateException("not the log that was written");
        }
    }

    void print() {
        System.out.printf("%n| %,d entries of %d bytes | ms | entries/s |%n", entries, LogLoad.ENTRY_BYTES);
        System.out.println("| --- | ---: | ---: |");
        for (String step : laps.steps()) {
            double millis = laps.median(step);
            System.out.printf("| %s | %,.1f | %,.0f |%n", step, millis, entries / millis * 1e3);
        }
        System.out.printf(
                "%nVerifying goes at %.0f %% of the rate of SHA-256 alone.%n",
                100 * laps.median("hash the same bytes") / laps.median("verify"));
    }
}
