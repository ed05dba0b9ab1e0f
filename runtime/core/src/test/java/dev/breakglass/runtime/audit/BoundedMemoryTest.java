package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedMemoryTest {

    private static final int ENTRIES = 1500;
    private static final LogKeys KEYS = LogKeys.of(TestLog.SIGNER.verifierKey());

    @TempDir
    Path temp;

    @Test
    void aLogOfSeveralTimesTheHeapIsVerifiedProvedAndPublished() throws Exception {
        Path dir = temp.resolve("log");
        String filler = "x".repeat(60_000);
        try (FileAuditLog log = FileAuditLog.open(dir, TestLog.SIGNER)) {
            TestLog.fill(log, ENTRIES, i -> TestLog.entry(i, filler));
        }
        long logBytes = TestLog.files(dir).stream()
                .mapToLong(file -> file.toFile().length())
                .sum();
        assertThat(logBytes).isGreaterThan(85_000_000);
        // A bundle of 256 long entries is whole in memory when it is published.
        assertThat(child("24m", "verify", dir)).isEqualTo("verified 1500");
        assertThat(child("24m", "receipt", dir)).isEqualTo("proved 1500");
        assertThat(child("72m", "publish", dir)).isEqualTo("published 1500");
    }

    private String child(String heap, String what, Path dir) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx" + heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        BoundedMemoryTest.class.getName(),
                        what,
                        dir.toString(),
                        KEYS.current().text())
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return said;
        } finally {
            child.destroyForcibly();
        }
    }

    /** Runs in the child. */
    public static void main(String[] args) {
        Path dir = Path.of(args[1]);
        LogKeys keys = LogKeys.of(VerifierKey.parse(args[2]));
        System.out.println(
                switch (args[0]) {
                    case "verify" -> {
                        Verification found = AuditVerifier.verify(dir, keys.current());
                        yield found.ok() ? "verified " + found.entries() : found.faults();
                    }
                    case "receipt" -> {
                        Receipt receipt = LogProofs.receipt(dir, keys, 700);
                        yield "proved "
                                + receipt.check(receipt.extra().orElseThrow(), keys, WitnessPolicy.NONE)
                                        .checkpoint()
                                        .size();
                    }
                    default ->
                        "published "
                                + TilePublisher.publish(dir, keys, dir.resolveSibling("out"))
                                        .checkpoint()
                                        .size();
                });
    }
}
