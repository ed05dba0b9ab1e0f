package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

    private static final int ROUNDS = 30;

    @TempDir
    Path temp;

    @Test
    @Timeout(120)
    void whateverAKilledProcessHadAcknowledgedIsThereAfterReopening() throws Exception {
        Path key = temp.resolve("key.pem");
        TestLog.SIGNER.write(key);
        Path dir = temp.resolve("log");
        Random random = new Random(2041);
        Map<Long, String> acknowledged = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Process child = LogChild.start(key, dir, "round" + round);
            try (BufferedReader lines = child.inputReader()) {
                assertThat(lines.readLine()).startsWith("open ");
                int acknowledgements = random.nextInt(40);
                for (int i = 0; i < acknowledgements; i++) {
                    take(lines.readLine(), acknowledged);
                }
                // By its handle: the process itself would throw away what it has printed.
                child.toHandle().destroyForcibly();
                drain(lines, acknowledged);
                child.waitFor();
            } finally {
                child.destroyForcibly();
            }
            try (FileAuditLog log = TestLog.open(dir)) {
                List<String> texts = TestLog.texts(log);
                assertThat(texts).doesNotHaveDuplicates();
                acknowledged.forEach(
                        (index, text) -> assertThat(texts.get(index.intValue())).isEqualTo(text));
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
    }

    private static void drain(BufferedReader lines, Map<Long, String> acknowledged) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            take(line, acknowledged);
        }
    }

    private static void take(String line, Map<Long, String> acknowledged) {
        String[] parts = line.split(" ", 2);
        // The kill may have come in the middle of a line.
        if (parts.length == 2 && parts[1].matches("round[0-9]+-[01]-[0-9]+;")) {
            String text = parts[1].substring(0, parts[1].length() - 1);
            assertThat(acknowledged.put(Long.parseLong(parts[0]), text)).isNull();
        }
    }
}
