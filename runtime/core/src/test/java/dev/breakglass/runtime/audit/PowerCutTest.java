package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class PowerCutTest {

    private static final int ENTRIES = 14;
    private static final int CUTS_EACH = 2;

    @TempDir
    Path temp;

    /** Uses everything of a log that writes; says how many entries were acknowledged. */
    private static int run(Path dir, PowerCutStorage storage) {
        int acknowledged = 0;
        FileAuditLog log;
        try {
            log = FileAuditLog.open(dir, TestLog.SIGNER, TestLog.SMALL, () -> 0, storage);
        } catch (AuditLogException e) {
            return 0;
        }
        try (log) {
            for (int i = 0; i < ENTRIES; i++) {
                if (i == 3) {
                    Content name = log.contents().put("content".getBytes(StandardCharsets.UTF_8));
                    assertThat(log.append(entry(i, name))).isEqualTo(i);
                } else {
                    assertThat(log.append(TestLog.entry(i))).isEqualTo(i);
                }
                acknowledged++;
                if (i == 6) {
                    log.checkpoint();
                }
                if (i == 4 || i == 11) {
                    keep(log, i);
                }
                if (i == 9) {
                    log.archive(8, dir.resolveSibling(dir.getFileName() + "-archive"));
                }
            }
        } catch (AuditLogException e) {
            assertThat(e.reason()).isIn(LogFault.Reason.IO, LogFault.Reason.POISONED);
        }
        return acknowledged;
    }

    private static void keep(FileAuditLog log, int size) {
        log.states().keep(size, List.of(line(size)).iterator());
    }

    private static byte[] line(long size) {
        return ("made of " + size).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] entry(int index, Content name) {
        return ("{\"$content\":{\"bytes\":" + name.bytes() + ",\"sha256\":\"" + name.sha256() + "\"},\"seq\":" + index
                        + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void wheneverThePowerIsCutWhatWasAcknowledgedIsThereAndNothingIsHalfThere() throws IOException {
        PowerCutStorage whole = new PowerCutStorage(Integer.MAX_VALUE);
        assertThat(run(temp.resolve("whole"), whole)).isEqualTo(ENTRIES);
        int cuts = 0;
        int states = 0;
        for (int cutAt = 0; cutAt < whole.steps(); cutAt++) {
            for (int seed = 0; seed < CUTS_EACH; seed++) {
                Path dir = temp.resolve(cutAt + "-" + seed);
                Path archive = dir.resolveSibling(dir.getFileName() + "-archive");
                PowerCutStorage storage = new PowerCutStorage(cutAt);
                int acknowledged = run(dir, storage);
                storage.lose(new Random(31L * cutAt + seed));
                Opening opening = Opening.QUICK.withArchive(archive);
                try (FileAuditLog log = FileAuditLog.open(dir, TestLog.SIGNER, TestLog.SMALL, () -> 0, opening)) {
                    int size = TestLog.texts(log).size();
                    assertThat(size).as("cut at " + cutAt).isBetween(acknowledged, acknowledged + 1);
                    Optional<Boolean> isWhole =
                            log.states().latest((of, lines) -> Arrays.equals(lines.next(), line(of)) && of <= size);
                    assertThat(isWhole).isNotEqualTo(Optional.of(false));
                    states += isWhole.isPresent() ? 1 : 0;
                    for (int i = size; i < ENTRIES; i++) {
                        log.append(TestLog.entry(i));
                    }
                }
                Verification verification =
                        AuditVerifier.verify(dir, TestLog.SIGNER.verifierKey(), Optional.of(archive));
                assertThat(verification.faults()).as("cut at " + cutAt).isEmpty();
                assertThat(verification.entries()).isEqualTo(ENTRIES);
                cuts++;
            }
        }
        assertThat(cuts).isGreaterThan(200);
        assertThat(states).isGreaterThan(50);
    }
}
