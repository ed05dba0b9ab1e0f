package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class FullDiskTest {

    private static final long PLENTY = Long.MAX_VALUE;

    @TempDir
    Path temp;

    private Path dir() {
        return temp.resolve("log");
    }

    private static FileAuditLog open(Path dir, Storage storage) {
        return FileAuditLog.open(dir, TestLog.SIGNER, TestLog.SMALL, () -> 0, Opening.FULL, storage);
    }

    /** Appends until the disk is full. */
    private static int fill(AuditLog log) {
        for (int i = (int) log.size(); ; i++) {
            try {
                log.append(TestLog.entry(i));
            } catch (AuditLogException e) {
                assertThat(e.reason()).isEqualTo(LogFault.Reason.FULL);
                assertThat(log.size()).isEqualTo(i);
                return i;
            }
        }
    }

    private static void assertWhole(Path dir, long entries) {
        Verification verification = TestLog.verify(dir);
        assertThat(verification.faults()).isEmpty();
        assertThat(verification.entries()).isEqualTo(entries);
        assertThat(verification.checkpointSize()).isEqualTo(entries);
        try (FileAuditLog log = TestLog.open(dir)) {
            assertThat(log.recovery()).isEqualTo(new RecoveryReport(entries, 0, 0, null));
            assertThat(TestLog.texts(log)).isEqualTo(TestLog.texts((int) entries));
        }
    }

    private static LogFault.Reason reason(CompletableFuture<Long> answer) {
        try {
            throw new AssertionError("was written as " + answer.join());
        } catch (CompletionException e) {
            return ((AuditLogException) e.getCause()).reason();
        }
    }

    @Test
    void whereverTheRoomEndsNothingHalfIsLeftAndTheLogGoesOnWhenThereIsRoomAgain() {
        SmallDisk disk = new SmallDisk(dir(), PLENTY);
        long entries;
        try (FileAuditLog log = open(dir(), disk)) {
            long start = disk.used();
            entries = 0;
            // The room ends at each byte of records, lists of segments and checkpoints in turn.
            for (int more = 1; more < 1200; more += 3) {
                disk.bytesMax = Math.max(disk.used(), start) + more % 97;
                entries = fill(log);
                assertThat(TestLog.texts(log)).isEqualTo(TestLog.texts((int) entries));
                disk.bytesMax = PLENTY;
                assertThat(log.append(TestLog.entry(entries))).isEqualTo(entries);
                entries++;
                assertThat(Files.exists(dir().resolve("closed.tmp"))).isFalse();
            }
        }
        assertWhole(dir(), entries);
    }

    @Test
    void whatIsUrgentIsWrittenFromTheReserveAndNothingElseUntilItIsWholeAgain() {
        SmallDisk disk = new SmallDisk(dir(), PLENTY);
        long size;
        try (FileAuditLog log = open(dir(), disk)) {
            disk.bytesMax = disk.used() + 500;
            size = fill(log);
            for (int i = 0; i < 300; i++) {
                assertThat(log.submit(size, TestLog.entry(size), Urgency.URGENT).join())
                        .isEqualTo(size);
                size++;
                assertThat(reason(log.submit(size, TestLog.entry(size)))).isEqualTo(LogFault.Reason.FULL);
                if (i % 100 == 0) {
                    assertThat(log.checkpoint().size()).isEqualTo(size);
                }
            }
            assertThat(dir().resolve("reserve").toFile().length()).isLessThan(Reserve.BYTES);
            disk.bytesMax = PLENTY;
            assertThat(log.append(TestLog.entry(size))).isEqualTo(size);
            size++;
            assertThat(dir().resolve("reserve")).hasSize(Reserve.BYTES);
        }
        assertWhole(dir(), size);
    }

    @Test
    void theReserveLastsForManyUrgentEntriesAndThenStillForACheckpoint() {
        SmallDisk disk = new SmallDisk(dir(), PLENTY);
        AuditLimits limits = AuditLimits.DEFAULT;
        int written = 0;
        byte[] entry = new byte[1000];
        try (FileAuditLog log = FileAuditLog.open(dir(), TestLog.SIGNER, limits, () -> 0, Opening.FULL, disk)) {
            disk.bytesMax = disk.used();
            LogFault.Reason end = null;
            while (end == null) {
                CompletableFuture<Long> answer = log.submit(written, entry, Urgency.URGENT);
                if (answer.handle((index, failure) -> failure == null).join()) {
                    written++;
                } else {
                    end = reason(answer);
                }
            }
            assertThat(end).isEqualTo(LogFault.Reason.FULL);
            int expected = (Reserve.BYTES - Reserve.LAST_BYTES) / (entry.length + RecordFrame.HEADER_BYTES);
            assertThat(written).isBetween(expected - 2, expected);
            for (int i = 0; i < 100; i++) {
                assertThat(log.checkpoint().size()).isEqualTo(written);
            }
        }
        assertThat(TestLog.verify(dir()).checkpointSize()).isEqualTo(written);
    }

    @Test
    void whatWasToFollowAnEntryThatFoundNoRoomFailsAndTakesNoOtherPlace() {
        SmallDisk disk = new SmallDisk(dir(), PLENTY);
        long size;
        try (FileAuditLog log = open(dir(), disk)) {
            disk.bytesMax = disk.used() + 100;
            size = fill(log);
            List<CompletableFuture<Long>> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                Urgency urgency = i % 3 == 2 ? Urgency.URGENT : Urgency.USUAL;
                answers.add(log.submit(size + i, TestLog.entry(size + i), urgency));
            }
            assertThat(reason(answers.get(0))).isEqualTo(LogFault.Reason.FULL);
            for (CompletableFuture<Long> answer : answers.subList(1, answers.size())) {
                assertThat(reason(answer)).isIn(LogFault.Reason.FULL, LogFault.Reason.ORDER);
            }
            assertThat(log.size()).isEqualTo(size);
            assertThat(log.submit(size, TestLog.entry(size), Urgency.URGENT).join())
                    .isEqualTo(size);
            size++;
        }
        assertWhole(dir(), size);
    }

    @Test
    void aLogIsOpenedOnAFullDiskAndTakesWhatIsUrgent() {
        TestLog.write(dir(), 0, 3);
        SmallDisk disk = new SmallDisk(dir(), PLENTY);
        disk.bytesMax = disk.used();
        try (FileAuditLog log = open(dir(), disk)) {
            assertThat(fill(log)).isEqualTo(3);
            assertThat(log.submit(3, TestLog.entry(3), Urgency.URGENT).join()).isEqualTo(3);
        }
        assertWhole(dir(), 4);
    }

    @Test
    void aLogWithoutItsReserveIsOpenedOnAFullDiskAndTakesNothing() throws IOException {
        TestLog.write(dir(), 0, 3);
        Files.delete(dir().resolve("reserve"));
        SmallDisk disk = new SmallDisk(dir(), PLENTY);
        disk.bytesMax = disk.used();
        try (FileAuditLog log = open(dir(), disk)) {
            assertThat(fill(log)).isEqualTo(3);
            assertThat(reason(log.submit(3, TestLog.entry(3), Urgency.URGENT))).isEqualTo(LogFault.Reason.FULL);
            disk.bytesMax = PLENTY;
            assertThat(log.append(TestLog.entry(3))).isEqualTo(3);
        }
        assertWhole(dir(), 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 20})
    void aRealFullDiskIsToldFromOtherFailures(int mebibytes) throws Exception {
        Path disk = temp.resolve("disk");
        try (SmallMount mount = new SmallMount(disk, mebibytes)) {
            Path dir = disk.resolve("log");
            AuditLimits limits = new AuditLimits(AuditLimits.ENTRY_BYTES_MAX, 1 << 20, 64 << 10, 64);
            int written = 0;
            try (FileAuditLog log = FileAuditLog.open(dir, TestLog.SIGNER, limits, () -> 0)) {
                String text = "x".repeat(40_000);
                try {
                    while (true) {
                        log.append(TestLog.entry(written, text));
                        written++;
                    }
                } catch (AuditLogException e) {
                    assertThat(e.reason()).isEqualTo(LogFault.Reason.FULL);
                }
                assertThat(written).isGreaterThan(20 * (mebibytes - 2));
                for (int i = 0; i < 100; i++) {
                    assertThat(log.submit(written, TestLog.entry(written), Urgency.URGENT)
                                    .join())
                            .isEqualTo(written);
                    written++;
                }
                assertThat(log.checkpoint().size()).isEqualTo(written);
                int full = written;
                assertThatThrownBy(() -> log.append(TestLog.entry(full, text))).isInstanceOf(AuditLogException.class);
                mount.resize(2 * mebibytes);
                assertThat(log.append(TestLog.entry(written, text))).isEqualTo(written);
            }
            Verification verification = TestLog.verify(dir);
            assertThat(verification.faults()).isEmpty();
            assertThat(verification.checkpointSize()).isEqualTo(written + 1);
        }
    }
}
