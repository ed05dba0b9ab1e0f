package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageFaultTest {

    private static final int ENTRIES = 8;

    @TempDir
    Path temp;

    /** Appends to the log with a storage that fails somewhere; says how many entries were acknowledged. */
    private static int run(Path dir, FaultyStorage storage) {
        int acknowledged = 0;
        FileAuditLog log;
        try {
            log = FileAuditLog.open(dir, TestLog.SIGNER, TestLog.SMALL, () -> 0, storage);
        } catch (AuditLogException e) {
            assertThat(e.reason()).isEqualTo(LogFault.Reason.IO);
            return 0;
        }
        try (log) {
            for (int i = 0; i < ENTRIES; i++) {
                assertThat(log.append(TestLog.entry(i))).isEqualTo(i);
                acknowledged++;
                if (i == ENTRIES / 2) {
                    keep(log, i);
                    log.checkpoint();
                }
            }
        } catch (AuditLogException e) {
            assertThat(e.reason()).isEqualTo(LogFault.Reason.IO);
        }
        return acknowledged;
    }

    /** Whatever becomes of it, the log goes on. */
    private static void keep(FileAuditLog log, int size) {
        try {
            log.states().keep(size, List.of(TestLog.entry(size)).iterator());
        } catch (AuditLogException e) {
            assertThat(e.reason()).isIn(LogFault.Reason.IO, LogFault.Reason.POISONED);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whicheverStepFailsWhatWasAcknowledgedIsThereAfterReopening(boolean forGood) {
        FaultyStorage whole = new FaultyStorage();
        run(temp.resolve("whole"), whole);
        int steps = whole.steps().size();
        assertThat(steps).isGreaterThan(30);
        for (int failAt = 0; failAt < steps; failAt++) {
            Path dir = temp.resolve("failing-" + failAt);
            FaultyStorage storage = new FaultyStorage(failAt, forGood, Integer.MAX_VALUE);
            int acknowledged = run(dir, storage);
            String step = storage.steps().get(failAt);
            try (FileAuditLog log = TestLog.open(dir)) {
                assertThat(log.size()).as(step).isBetween((long) acknowledged, (long) acknowledged + 1);
                assertThat(TestLog.texts(log)).as(step).isEqualTo(TestLog.texts((int) log.size()));
                assertThat(StateStoreTest.latest(log))
                        .as(step)
                        .isIn(
                                Optional.empty(),
                                Optional.of(List.of("4", TestLog.texts(5).get(4))));
                log.append(TestLog.entry(log.size()));
            }
            assertThat(TestLog.verify(dir).faults()).as(step).isEmpty();
        }
    }

    @Test
    void aFailedRecoveryCanBeRepeatedWhicheverStepFailed() {
        Path original = temp.resolve("original");
        TestLog.writeAhead(original, 4, 6);
        Path name = original.relativize(TestLog.lastSegment(original));
        byte[] bytes = TestLog.read(original.resolve(name));
        TestLog.write(original.resolve(name), Arrays.copyOf(bytes, bytes.length + 9));
        int failures = 0;
        for (int failAt = 0; failAt < 20; failAt++) {
            Path dir = TestLog.copy(original, temp.resolve("copy-" + failAt));
            FaultyStorage storage = new FaultyStorage(failAt, true, Integer.MAX_VALUE);
            try {
                FileAuditLog.open(dir, TestLog.SIGNER, TestLog.SMALL, () -> 0, storage)
                        .close();
            } catch (AuditLogException e) {
                failures++;
            }
            try (FileAuditLog log = TestLog.open(dir)) {
                assertThat(TestLog.texts(log)).isEqualTo(TestLog.texts(6));
            }
            assertThat(TestLog.files(dir.resolve("torn"))).isNotEmpty();
        }
        assertThat(failures).isGreaterThan(8);
    }

    @Test
    void writesThatTakeAFewBytesAtATimeAreCarriedThrough() {
        Path dir = temp.resolve("log");
        FaultyStorage storage = new FaultyStorage(FaultyStorage.NEVER, false, 3);
        assertThat(run(dir, storage)).isEqualTo(ENTRIES);
        assertThat(TestLog.verify(dir).ok()).isTrue();
        assertThat(TestLog.verify(dir).checkpointSize()).isEqualTo(ENTRIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"write 00000000000000000000.log", "sync 00000000000000000000.log"})
    void aLogThatFailedOnceTakesNothingMoreUntilItIsReopened(String step) {
        FaultyStorage whole = new FaultyStorage();
        run(temp.resolve("whole"), whole);
        int failAt = whole.steps().indexOf(step);
        Path dir = temp.resolve("log");
        FaultyStorage storage = new FaultyStorage(failAt, false, Integer.MAX_VALUE);
        FileAuditLog log = FileAuditLog.open(dir, TestLog.SIGNER, TestLog.SMALL, () -> 0, storage);
        assertReason(() -> log.append(TestLog.entry(0)), LogFault.Reason.IO);
        int steps = storage.steps().size();
        for (int i = 0; i < 3; i++) {
            assertReason(() -> log.append(TestLog.entry(0)), LogFault.Reason.POISONED);
            assertReason(log::checkpoint, LogFault.Reason.POISONED);
        }
        log.close();
        assertThat(storage.steps()).as("nothing was written after the failure").hasSize(steps);
        assertThat(log.size()).isZero();
        assertThat(TestLog.verify(dir).checkpointSize()).isZero();
        TestLog.open(dir).close();
    }

    @Test
    void whatAFailedSyncMayHaveLeftInMemoryAloneIsWrittenAgainAtTheNextOpening() {
        FaultyStorage whole = new FaultyStorage();
        run(temp.resolve("whole"), whole);
        Path dir = temp.resolve("log");
        int failAt = whole.steps().indexOf("sync 00000000000000000000.log");
        FileAuditLog log = FileAuditLog.open(
                dir, TestLog.SIGNER, TestLog.SMALL, () -> 0, new FaultyStorage(failAt, false, Integer.MAX_VALUE));
        assertReason(() -> log.append(TestLog.entry(0)), LogFault.Reason.IO);
        log.close();
        byte[] before = TestLog.read(TestLog.lastSegment(dir));
        FaultyStorage second = new FaultyStorage();
        FileAuditLog.open(dir, TestLog.SIGNER, TestLog.SMALL, () -> 0, second).close();
        assertThat(second.steps()).containsSubsequence("rewrite 00000000000000000000.log", "replace checkpoint");
        assertThat(TestLog.read(TestLog.lastSegment(dir))).isEqualTo(before);
        assertThat(TestLog.verify(dir).checkpointSize()).isEqualTo(1);
        FaultyStorage third = new FaultyStorage();
        FileAuditLog.open(dir, TestLog.SIGNER, TestLog.SMALL, () -> 0, third).close();
        assertThat(third.steps()).noneMatch(step -> step.startsWith("rewrite"));
    }

    private static void assertReason(Runnable use, LogFault.Reason reason) {
        assertThatThrownBy(use::run)
                .isInstanceOfSatisfying(
                        AuditLogException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining("No space left on device")
                .hasRootCauseMessage("No space left on device");
    }

    @Test
    void aClockThatThrowsPoisonsTheLogAndLeavesNobodyWaiting() {
        List<Boolean> broken = new ArrayList<>();
        FileAuditLog log = FileAuditLog.open(temp.resolve("log"), TestLog.SIGNER, TestLog.SMALL, () -> {
            if (!broken.isEmpty()) {
                throw new IllegalStateException("the clock is broken");
            }
            return 0;
        });
        log.append(TestLog.entry(0));
        broken.add(true);
        assertThatThrownBy(() -> {
                    log.append(TestLog.entry(1));
                    log.append(TestLog.entry(2));
                    log.append(TestLog.entry(3));
                })
                .isInstanceOf(AuditLogException.class);
        log.close();
        assertThat(TestLog.verify(temp.resolve("log")).entries()).isGreaterThan(0);
    }

    @Test
    void aNewFilesFolderIsSyncedBeforeItsFirstEntryIsAcknowledged() {
        FaultyStorage storage = new FaultyStorage();
        run(temp.resolve("log"), storage);
        List<String> steps = storage.steps();
        List<String> opened = steps.stream()
                .filter(step -> step.matches("open [0-9]{20}.log"))
                .toList();
        assertThat(opened).hasSizeGreaterThan(1);
        for (String open : opened) {
            int at = steps.indexOf(open);
            String file = open.substring("open ".length());
            assertThat(steps.subList(at, at + 4))
                    .containsExactly(open, "sync segments", "write " + file, "sync " + file);
        }
        int replaced = steps.lastIndexOf("replace checkpoint");
        assertThat(steps.subList(replaced - 3, replaced + 2))
                .containsExactly(
                        "open checkpoint.tmp",
                        "write checkpoint.tmp",
                        "sync checkpoint.tmp",
                        "replace checkpoint",
                        "sync log");
    }
}
