package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed with a log open, each going on with what the one before left behind. */
class KillTest {

    /** Fewer of them: {@code -Dbreakglass.kills=N}. */
    private static final int KILLS = Integer.getInteger("breakglass.kills", 1_000);

    private static final Pattern LINE = Pattern.compile("([0-9]+) (round[0-9]+-[0-9]+-[0-9]+);");

    @TempDir
    Path temp;

    private Path key;
    private Path dir;

    @BeforeEach
    void writeKey() throws IOException {
        key = temp.resolve("key.pem");
        TestLog.SIGNER.write(key);
        dir = temp.resolve("log");
    }

    @Test
    @Timeout(3600)
    void whatWasAcknowledgedOutlivesEveryKillAndNothingIsHalfThere() throws Exception {
        Random random = new Random(2042);
        Map<Long, String> acknowledged = new TreeMap<>();
        List<String> options = ChildArchive.options(
                temp, training -> KilledChild.start(training, key, temp.resolve("training"), "training"));
        Process next = KilledChild.start(options, key, dir, "round0");
        try {
            for (int round = 0; round < KILLS; round++) {
                Process child = next;
                // The next one starts up meanwhile, and waits.
                next = KilledChild.start(options, key, dir, "round" + (round + 1));
                killed(child, random, acknowledged);
                if (round % 40 == 0) {
                    assertThat(TestLog.verify(dir).faults())
                            .as("round " + round)
                            .isEmpty();
                }
            }
        } finally {
            next.destroyForcibly().waitFor();
        }
        assertThat(acknowledged).hasSizeGreaterThan(20 * KILLS);
        List<String> texts = new ArrayList<>();
        try (FileAuditLog log = FileAuditLog.open(dir, TestLog.SIGNER)) {
            log.replay((index, entry) -> texts.add(new String(entry, StandardCharsets.UTF_8)));
        }
        assertThat(texts).doesNotHaveDuplicates();
        acknowledged.forEach(
                (index, text) -> assertThat(texts.get(index.intValue())).contains("\"text\":\"" + text + "\""));
        Verification verification = TestLog.verify(dir);
        assertThat(verification.faults()).isEmpty();
        assertThat(verification.checkpointSize()).isEqualTo(texts.size());
        System.out.println(
                KILLS + " kills, " + acknowledged.size() + " entries acknowledged, " + texts.size() + " there");
    }

    /** Lets a process work for a while, and kills it. */
    private static void killed(Process child, Random random, Map<Long, String> acknowledged) throws Exception {
        try (BufferedReader lines = child.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("ready");
            child.getOutputStream().write('\n');
            child.getOutputStream().flush();
            if (random.nextInt(8) == 0) {
                // In the middle of its opening.
                LockSupport.parkNanos(random.nextInt(60_000_000));
            } else {
                assertThat(lines.readLine()).startsWith("open ");
                for (int left = random.nextInt(160); left > 0; left--) {
                    take(lines.readLine(), acknowledged);
                }
            }
            // By its handle: the process itself would throw away what it has printed.
            child.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line, acknowledged);
            }
            child.waitFor();
        } finally {
            child.destroyForcibly();
        }
    }

    private static void take(String line, Map<Long, String> acknowledged) {
        Matcher entry = LINE.matcher(line);
        if (entry.matches()) {
            assertThat(acknowledged.put(Long.parseLong(entry.group(1)), entry.group(2)))
                    .isNull();
        } else {
            // An opening, or a line that the kill cut short; a failure would say more.
            assertThat(line).matches("(open )?[0-9]*( r?o?u?n?d?[0-9-]*)?");
        }
    }

    @Test
    @Timeout(120)
    void aStoppedProcessKeepsTheLogToItselfAndGoesOn() throws Exception {
        Process child = KilledChild.start(key, dir, "round0");
        Map<Long, String> acknowledged = new TreeMap<>();
        try (BufferedReader lines = child.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("ready");
            child.getOutputStream().write('\n');
            child.getOutputStream().flush();
            assertThat(lines.readLine()).startsWith("open ");
            for (int stop = 0; stop < 20; stop++) {
                for (int i = 0; i < 50; i++) {
                    take(lines.readLine(), acknowledged);
                }
                ChildJvm.signal("-STOP", child);
                assertThatThrownBy(() -> TestLog.open(dir)).hasMessage("lock: another process has the log open");
                assertThat(TestLog.verify(dir).faults()).isEmpty();
                ChildJvm.signal("-CONT", child);
            }
            child.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line, acknowledged);
            }
            child.waitFor();
        } finally {
            child.destroyForcibly();
        }
        try (FileAuditLog log = TestLog.open(dir)) {
            List<String> texts = TestLog.texts(log);
            acknowledged.forEach(
                    (index, text) -> assertThat(texts.get(index.intValue())).contains("\"" + text + "\""));
        }
    }
}
