package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditVerifierTest {

    @TempDir
    Path temp;

    private Path dir() {
        return temp.resolve("log");
    }

    @Test
    void aFolderWithoutSegmentsIsNoLogToRead() {
        assertThatThrownBy(() -> AuditReader.read(temp, (index, entry) -> {}))
                .hasMessage("segments: is missing; the folder is no audit log");
    }

    @Test
    void everyChangedByteIsAFaultAndInARecordItIsThatRecord() {
        TestLog.write(dir(), 0, 6);
        int flips = 0;
        for (Path file : TestLog.files(dir())) {
            byte[] good = TestLog.read(file);
            for (int i = 0; i < 2 * good.length; i++) {
                int at = i / 2;
                byte[] changed = good.clone();
                changed[at] ^= (byte) (i % 2 == 0 ? 0xff : 1 << at % 8);
                TestLog.write(file, changed);
                Verification verification = TestLog.verify(dir());
                assertThat(verification.ok()).as(file + " byte " + at).isFalse();
                LogPlace place = verification.faults().get(0).place();
                assertThat(place).isEqualTo(TestLog.place(file, good, at));
                if (place.record() != LogPlace.NONE) {
                    assertThat(verification.firstBadRecord()).hasValue(place.record());
                }
                flips++;
            }
            TestLog.write(file, good);
        }
        assertThat(flips).isGreaterThan(1200);
        assertThat(TestLog.verify(dir()).ok()).isTrue();
    }

    @Test
    void everyFileThatIsCutOrMissingIsAFault() throws IOException {
        TestLog.write(dir(), 0, 6);
        int cuts = 0;
        for (Path file : TestLog.files(dir())) {
            byte[] good = TestLog.read(file);
            for (int length = 0; length < good.length; length++) {
                TestLog.write(file, Arrays.copyOf(good, length));
                assertThat(TestLog.verify(dir()).ok())
                        .as(file + " at " + length)
                        .isFalse();
                cuts++;
            }
            Files.delete(file);
            assertThat(TestLog.verify(dir()).ok()).as(file + " deleted").isFalse();
            TestLog.write(file, good);
        }
        assertThat(cuts).isGreaterThan(600);
    }

    @Test
    void aForgedEntryWithItsChecksumRecomputedIsReportedWithTheRangeThatTheCheckpointCovers() {
        TestLog.writeAhead(dir(), 4, 6);
        forge(2, TestLog.entry(2, "event X"));
        Verification verification = TestLog.verify(dir());
        assertThat(verification.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(LogFault.Reason.ROOT))
                .satisfies(fault -> assertThat(fault.message()).contains("records 0 to 3"));
        assertThat(verification.firstBadRecord()).isEmpty();
        assertThat(verification.entries()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"seq\":3,\"text\":\"event 2\"}",
                "{\"seq\":\"2\",\"text\":\"event 2\"}",
                "{\"text\":\"no seq\"}",
                "{\"text\":\"event 2\",\"seq\":2}",
                "{\"seq\": 2}",
                "{\"seq\":2,\"seq\":2}",
                "[2]",
                "nonsense",
                "{\"seq\":2.0}",
            })
    void aForgedEntryThatIsNotWhatAnEntryMustBeIsNamed(String forged) {
        TestLog.write(dir(), 0, 6);
        forge(2, forged.getBytes(StandardCharsets.UTF_8));
        Verification verification = TestLog.verify(dir());
        assertThat(verification.faults())
                .extracting(LogFault::reason)
                .containsExactly(LogFault.Reason.ENTRY, LogFault.Reason.ROOT);
        assertThat(verification.firstBadRecord()).hasValue(2);
    }

    @Test
    void twoEntriesExchangedAreFoundByTheirNumbers() {
        TestLog.write(dir(), 0, 6);
        forge(3, TestLog.entry(4));
        forge(4, TestLog.entry(3));
        assertThat(TestLog.verify(dir()).firstBadRecord()).hasValue(3);
    }

    /** Puts another entry in a record's place, with the right length and checksum. */
    private void forge(long index, byte[] entry) {
        Map<Long, byte[]> entries = new TreeMap<>();
        for (Path segment : TestLog.segments(dir())) {
            entries.clear();
            long first = Long.parseLong(segment.getFileName().toString().substring(0, 20));
            ByteBuffer in = ByteBuffer.wrap(TestLog.read(segment));
            for (long i = first; in.hasRemaining(); i++) {
                byte[] old = new byte[in.getInt()];
                in.getInt();
                in.get(old);
                entries.put(i, old);
            }
            if (entries.containsKey(index)) {
                entries.put(index, entry);
                ByteBuffer out = ByteBuffer.allocate(entries.values().stream()
                        .mapToInt(e -> RecordFrame.HEADER_BYTES + e.length)
                        .sum());
                entries.values().forEach(e -> RecordFrame.put(out, e));
                TestLog.write(segment, out.array());
            }
        }
    }

    @Test
    void anEntryThatIsNotCanonicalIsAFaultAlsoWhenItWasSigned() {
        try (FileAuditLog log = TestLog.open(dir())) {
            log.append(TestLog.entry(0));
            log.append("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
            log.append("{ }".getBytes(StandardCharsets.UTF_8));
            log.append("x".getBytes(StandardCharsets.UTF_8));
        }
        Verification verification = TestLog.verify(dir());
        assertThat(verification.faults())
                .singleElement()
                .hasToString(verification.faults().get(0).place() + ": the entry is not in canonical form");
        assertThat(verification.firstBadRecord()).hasValue(2);
    }

    @Test
    void theLogsOwnWordForItsKeyIsNotBelieved() {
        LogSigner forger = LogSigner.generate("example.com/audit");
        try (FileAuditLog log = FileAuditLog.open(dir(), forger)) {
            log.append(TestLog.entry(0));
        }
        Verification verification = TestLog.verify(dir());
        assertThat(verification.faults())
                .extracting(LogFault::reason)
                .containsExactly(LogFault.Reason.CHECKPOINT, LogFault.Reason.KEY);
        assertThat(verification.checkpoint()).isNull();
        assertThat(AuditVerifier.verify(dir(), forger.verifierKey()).ok()).isTrue();
    }

    @Test
    void whatNoCheckpointCoversYetIsCountedAndNoFault() {
        TestLog.writeAhead(dir(), 4, 6);
        Verification verification = TestLog.verify(dir());
        assertThat(verification.ok()).isTrue();
        assertThat(verification.entries()).isEqualTo(6);
        assertThat(verification.checkpointSize()).isEqualTo(4);
        assertThat(verification.uncovered()).isEqualTo(2);
    }

    @Test
    void aTornTailIsAFaultWhenTheCheckpointCoversIt() {
        TestLog.write(dir(), 0, 6);
        Path segment = TestLog.lastSegment(dir());
        byte[] good = TestLog.read(segment);
        TestLog.write(segment, Arrays.copyOf(good, good.length - 1));
        Verification verification = TestLog.verify(dir());
        assertThat(verification.tornBytes()).isZero();
        assertThat(verification.firstBadRecord()).hasValue(5);
    }

    @Test
    void verifyingChangesNothing() throws IOException {
        TestLog.writeAhead(dir(), 4, 6);
        Path segment = TestLog.lastSegment(dir());
        TestLog.write(segment, Arrays.copyOf(TestLog.read(segment), 5));
        for (Path file : TestLog.files(dir())) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        }
        Path before = TestLog.copy(dir(), temp.resolve("before"));
        TestLog.verify(dir());
        assertThat(TestLog.files(dir())).hasSameSizeAs(TestLog.files(before)).allSatisfy(file -> {
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.fromMillis(0));
            assertThat(before.resolve(dir().relativize(file))).hasSameBinaryContentAs(file);
        });
    }

    @Test
    void aLogInUseVerifiesAtEveryMoment() throws Exception {
        try (FileAuditLog log = TestLog.open(dir())) {
            Thread appender = new Thread(() -> {
                for (int i = 0; i < 300; i++) {
                    log.append(TestLog.entry(i));
                    if (i % 7 == 0) {
                        log.checkpoint();
                    }
                }
            });
            appender.start();
            while (appender.isAlive()) {
                assertThat(TestLog.verify(dir()).faults()).isEmpty();
            }
            appender.join();
        }
        assertThat(TestLog.verify(dir()).checkpointSize()).isEqualTo(300);
    }

    @Test
    void aFolderThatIsNoLogIsAFaultAndNoCrash() {
        assertThat(TestLog.verify(temp).ok()).isFalse();
        assertThat(TestLog.verify(temp.resolve("nowhere")).ok()).isFalse();
    }
}
