package dev.breakglass.runtime.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForwarderKillTest {

    private static final int KILLS = 20;
    private static final int ENTRIES = 400;

    @TempDir
    Path temp;

    @Test
    void whoeverIsKilledBetweenDeliveringAndWritingItDownDeliversAgainAndLosesNothing() throws Exception {
        Path key = temp.resolve("log.key");
        Path received = temp.resolve("received.ndjson");
        LogSigner signer = LogSigner.generate(Logs.NAME);
        signer.write(key);
        try (FileAuditLog log = FileAuditLog.open(temp.resolve("log"), signer)) {
            Logs.grown(log, ENTRIES);
        }
        for (int i = 0; i < KILLS; i++) {
            try (ChildProcess child = child(key, received)) {
                // Some batches get through before the one in which it dies.
                for (int batch = 0; batch < i % 3; batch++) {
                    assertThat(child.line()).startsWith("delivered");
                    child.tell("go on");
                }
                assertThat(child.line()).startsWith("delivered");
                child.kill();
            }
        }
        try (ChildProcess child = child(key, received)) {
            String line = child.line();
            while (!line.equals("all")) {
                assertThat(line).startsWith("delivered");
                child.tell("go on");
                line = child.line();
            }
        }
        List<Long> seen = Files.readAllLines(received, StandardCharsets.UTF_8).stream()
                .map(line -> JsonReader.readObject(line.getBytes(StandardCharsets.UTF_8))
                        .object("metadata")
                        .number("sequence"))
                .toList();
        assertThat(seen.stream().distinct()).as("in order, without the doubles").isEqualTo(Logs.upTo(ENTRIES));
        assertThat(seen)
                .as("what was delivered and not written down came again")
                .hasSizeGreaterThan(ENTRIES);
        long jumps = 0;
        for (int i = 1; i < seen.size(); i++) {
            jumps += seen.get(i) == seen.get(i - 1) + 1 ? 0 : 1;
        }
        assertThat(jumps).as("once for each kill at most").isBetween(1L, (long) KILLS);
    }

    private ChildProcess child(Path key, Path received) throws Exception {
        return ChildProcess.start(
                KilledForwarder.class, temp.resolve("log"), key, temp.resolve("cursor"), received, ENTRIES);
    }
}
