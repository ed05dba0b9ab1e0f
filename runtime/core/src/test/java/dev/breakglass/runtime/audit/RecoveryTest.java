package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {

    @TempDir
    Path temp;

    private Path dir() {
        return temp.resolve("log");
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(Path dir, LogFault.Reason reason) {
        return assertThatThrownBy(() -> TestLog.open(dir).close())
                .isInstanceOfSatisfying(
                        AuditLogException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void noChangedByteOfASignedLogIsOpened() {
        TestLog.write(dir(), 0, 6);
        int flips = 0;
        for (Path file : TestLog.files(dir())) {
            byte[] good = TestLog.read(file);
            for (int i = 0; i < good.length; i++) {
                byte[] changed = good.clone();
                changed[i] ^= (byte) (1 << i % 8);
                TestLog.write(file, changed);
                assertThatThrownBy(() -> TestLog.open(dir()).close())
                        .as(file + " byte " + i)
                        .isInstanceOf(AuditLogException.class)
                        .hasMessageStartingWith(TestLog.place(file, good, i) + ": ");
                flips++;
            }
            TestLog.write(file, good);
        }
        assertThat(flips).isGreaterThan(600);
        TestLog.open(dir()).close();
    }

    @Test
    void aBadRecordIsRefusedWithItsSegmentOffsetAndNumber() {
        TestLog.write(dir(), 0, 6);
        Path segment = TestLog.segments(dir()).get(1);
        int at = TestLog.recordOffsets(segment).get(1);
        byte[] changed = TestLog.read(segment);
        changed[at + 12] ^= 1;
        TestLog.write(segment, changed);
        long first = Long.parseLong(segment.getFileName().toString().substring(0, 20));
        assertRefused(dir(), LogFault.Reason.RECORD)
                .hasMessage(segment.getFileName() + ", byte " + at + ", record " + (first + 1)
                        + ": the record does not match its checksum");
    }

    @Test
    void ofChangedBytesBeyondTheCheckpointOnlyTheLastLengthLooksLikeATornRecord() throws IOException {
        Path original = temp.resolve("original");
        TestLog.writeAhead(original, 4, 6);
        Path name = original.relativize(TestLog.lastSegment(original));
        List<Integer> offsets = TestLog.recordOffsets(original.resolve(name));
        int last = offsets.get(offsets.size() - 2);
        byte[] good = TestLog.read(original.resolve(name));
        int cuts = 0;
        for (int i = 0; i < good.length; i++) {
            int at = i;
            boolean isLength = offsets.stream().anyMatch(offset -> at >= offset && at < offset + Integer.BYTES);
            for (int bit = isLength ? 0 : 6; bit < (isLength ? 8 : 7); bit++) {
                Path copy = TestLog.copy(original, temp.resolve("copy-" + i + "-" + bit));
                byte[] changed = good.clone();
                changed[i] ^= (byte) (1 << bit);
                TestLog.write(copy.resolve(name), changed);
                try (FileAuditLog log = TestLog.open(copy)) {
                    RecoveryReport report = log.recovery();
                    assertThat(report.bytesCut())
                            .as("byte " + i + ", bit " + bit)
                            .isEqualTo(good.length - last);
                    assertThat(report.keptAt()).hasBinaryContent(Arrays.copyOfRange(changed, last, changed.length));
                    cuts++;
                } catch (AuditLogException e) {
                    assertThat(e.reason()).isEqualTo(LogFault.Reason.RECORD);
                }
            }
        }
        // The bits that make it longer, and no longer than a record may be.
        assertThat(cuts).isBetween(1, Short.SIZE);
    }

    @Test
    void aFileCutWhereTheCheckpointCoversItIsRefusedAtEveryLength() throws IOException {
        TestLog.write(dir(), 0, 6);
        int cuts = 0;
        for (Path file : TestLog.files(dir())) {
            byte[] good = TestLog.read(file);
            for (int length = 0; length < good.length; length++) {
                LogPlace place = TestLog.place(file, good, length);
                TestLog.write(file, Arrays.copyOf(good, length));
                assertThatThrownBy(() -> TestLog.open(dir()).close())
                        .as(file + " at " + length)
                        .isInstanceOf(AuditLogException.class)
                        .hasMessageContaining(
                                place.record() == LogPlace.NONE ? place + ": " : "record " + place.record() + ": ");
                cuts++;
            }
            Files.delete(file);
            assertThatThrownBy(() -> TestLog.open(dir()).close())
                    .as(file + " deleted")
                    .isInstanceOf(AuditLogException.class);
            TestLog.write(file, good);
        }
        assertThat(cuts).isGreaterThan(600);
    }

    @Test
    void aTornRecordThatTheCheckpointCoversIsNamedAndNotCut() {
        TestLog.write(dir(), 0, 6);
        Path segment = TestLog.lastSegment(dir());
        byte[] good = TestLog.read(segment);
        List<Integer> offsets = TestLog.recordOffsets(segment);
        byte[] torn = Arrays.copyOf(good, good.length - 1);
        TestLog.write(segment, torn);
        assertRefused(dir(), LogFault.Reason.RECORD)
                .hasMessage(segment.getFileName() + ", byte " + offsets.get(offsets.size() - 2)
                        + ", record 5: the record runs past the end of the file");
        assertThat(segment).hasBinaryContent(torn);
    }

    @Test
    void aTailCutBeyondTheCheckpointKeepsEveryWholeRecordAtEveryLength() throws IOException {
        Path original = temp.resolve("original");
        TestLog.writeAhead(original, 3, 6);
        Path name = original.relativize(TestLog.lastSegment(original));
        List<Integer> offsets = TestLog.recordOffsets(original.resolve(name));
        byte[] good = TestLog.read(original.resolve(name));
        int before = 6 - (offsets.size() - 1);
        assertThat(before).isGreaterThanOrEqualTo(3);
        for (int length = 0; length < good.length; length++) {
            int cutAt = length;
            Path copy = TestLog.copy(original, temp.resolve("copy-" + length));
            TestLog.write(copy.resolve(name), Arrays.copyOf(good, length));
            int whole = (int) offsets.stream().filter(offset -> offset <= cutAt).count() - 1;
            Verification verification = TestLog.verify(copy);
            assertThat(verification.ok()).isTrue();
            assertThat(verification.entries()).isEqualTo(before + whole);
            assertThat(verification.tornBytes()).isEqualTo(cutAt - offsets.get(whole));
            try (FileAuditLog log = TestLog.open(copy)) {
                RecoveryReport report = log.recovery();
                assertThat(report.entries()).isEqualTo(before + whole);
                assertThat(report.bytesCut()).isEqualTo(cutAt - offsets.get(whole));
                assertThat(report.keptAt() == null).isEqualTo(report.bytesCut() == 0);
                assertThat(TestLog.texts(log)).isEqualTo(TestLog.texts(before + whole));
                assertThat(log.append(TestLog.entry(before + whole))).isEqualTo(before + whole);
            }
        }
    }

    @Test
    void zerosToTheEndAreATornTailHoweverMany() {
        for (int zeros : new int[] {1, 7, 8, 9, 4096, 300_000}) {
            Path dir = temp.resolve("zeros-" + zeros);
            TestLog.writeAhead(dir, 4, 5);
            Path segment = TestLog.lastSegment(dir);
            byte[] good = TestLog.read(segment);
            TestLog.write(segment, Arrays.copyOf(good, good.length + zeros));
            assertThat(TestLog.verify(dir).tornBytes()).isEqualTo(zeros);
            try (FileAuditLog log = TestLog.open(dir)) {
                assertThat(log.recovery().bytesCut()).isEqualTo(zeros);
                assertThat(log.size()).isEqualTo(5);
            }
            assertThat(segment).hasBinaryContent(good);
        }
    }

    @Test
    void zerosWithAnythingAfterThemAreNoTornTail() {
        TestLog.writeAhead(dir(), 4, 5);
        Path segment = TestLog.lastSegment(dir());
        byte[] good = TestLog.read(segment);
        byte[] longer = Arrays.copyOf(good, good.length + 100_000);
        longer[longer.length - 1] = 1;
        TestLog.write(segment, longer);
        assertRefused(dir(), LogFault.Reason.RECORD).hasMessageContaining("record 5: a record of 0 bytes");
        assertThat(TestLog.verify(dir()).firstBadRecord()).hasValue(5);
    }

    @Test
    void aRecordOfALengthThatNobodyWritesIsNoTornTail() {
        TestLog.writeAhead(dir(), 4, 5);
        Path segment = TestLog.lastSegment(dir());
        byte[] good = TestLog.read(segment);
        for (int length : new int[] {-1, 65_536, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            byte[] tail = ByteBuffer.allocate(12).putInt(length).putInt(7).array();
            TestLog.write(segment, concat(good, tail));
            assertRefused(dir(), LogFault.Reason.RECORD).hasMessageContaining("a record of " + length + " bytes");
        }
    }

    private static byte[] concat(byte[] a, byte[] b) {
        return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
    }

    @Test
    void twoTornTailsAtTheSamePlaceAreBothKept() {
        TestLog.write(dir(), 0, 4);
        Path segment = TestLog.lastSegment(dir());
        byte[] good = TestLog.read(segment);
        for (byte i = 1; i <= 3; i++) {
            TestLog.write(segment, concat(good, new byte[] {0, 0, 0, i}));
            try (FileAuditLog log = TestLog.open(dir())) {
                assertThat(log.recovery().keptAt()).hasBinaryContent(new byte[] {0, 0, 0, i});
            }
        }
        assertThat(TestLog.files(dir().resolve("torn"))).hasSize(3);
    }

    @Test
    void aTornTailInASegmentThatIsNotTheLastIsRefused() {
        TestLog.writeAhead(dir(), 1, 6);
        Path segment = TestLog.segments(dir()).get(0);
        byte[] good = TestLog.read(segment);
        TestLog.write(segment, Arrays.copyOf(good, good.length - 3));
        assertRefused(dir(), LogFault.Reason.RECORD).hasMessageContaining("runs past the end of the file");
    }

    @Test
    void aMissingSegmentIsRefusedWithTheRecordThatIsMissing() throws IOException {
        TestLog.write(dir(), 0, 9);
        Path middle = TestLog.segments(dir()).get(1);
        Files.move(middle, temp.resolve("aside"));
        assertRefused(dir(), LogFault.Reason.RECORD).hasMessageContaining("the segment is named after record");
        Files.move(temp.resolve("aside"), middle);
        Files.delete(TestLog.lastSegment(dir()));
        assertRefused(dir(), LogFault.Reason.MISSING).hasMessageContaining("but its checkpoint covers 9");
    }

    @Test
    void aRecomputedChecksumDoesNotOpenTheLog() {
        TestLog.write(dir(), 0, 6);
        Path segment = TestLog.segments(dir()).get(0);
        byte[] bytes = TestLog.read(segment);
        ByteBuffer forged = ByteBuffer.wrap(bytes);
        RecordFrame.put(forged, TestLog.entry(0, "event X"));
        TestLog.write(segment, bytes);
        assertRefused(dir(), LogFault.Reason.ROOT).hasMessageContaining("records 0 to 5");
    }

    @Test
    void anOlderCheckpointOfTheSameLogIsTakenAndOneOfAnotherHistoryIsNot() {
        TestLog.writeAhead(dir(), 3, 6);
        TestLog.open(dir()).close();
        Path other = temp.resolve("other");
        try (FileAuditLog log = TestLog.open(other)) {
            log.append(TestLog.entry(0, "another history"));
        }
        TestLog.write(dir().resolve("checkpoint"), TestLog.read(other.resolve("checkpoint")));
        assertRefused(dir(), LogFault.Reason.ROOT);
    }

    @Test
    void anotherKeyDoesNotOpenTheLog() {
        TestLog.write(dir(), 0, 2);
        LogSigner other = LogSigner.generate("example.com/audit");
        assertThatThrownBy(() -> FileAuditLog.open(dir(), other))
                .hasMessageContaining("log.vkey: is not the key of this check");
        TestLog.write(dir().resolve("log.vkey"), (other.verifierKey() + "\n").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> FileAuditLog.open(dir(), other))
                .hasMessageContaining("checkpoint: no trusted key signed the note");
    }

    @Test
    void aFolderOfOtherThingsIsRefusedAndLeftAlone() throws IOException {
        Files.createDirectories(dir());
        Files.writeString(dir().resolve("thesis.doc"), "x");
        assertRefused(dir(), LogFault.Reason.LAYOUT).hasMessage("thesis.doc: is no part of an audit log; move it away");
        assertThat(dir()).isDirectoryNotContaining(file -> !file.endsWith("thesis.doc"));
        TestLog.write(temp.resolve("two"), 0, 1);
        Files.writeString(temp.resolve("two/segments/notes.txt"), "x");
        assertRefused(temp.resolve("two"), LogFault.Reason.LAYOUT)
                .hasMessage("notes.txt: is not a segment of an audit log");
    }

    @Test
    void aLogWithoutItsCheckpointIsRefusedAndNotBegunAnew() throws IOException {
        TestLog.write(dir(), 0, 2);
        Files.delete(dir().resolve("checkpoint"));
        assertRefused(dir(), LogFault.Reason.CHECKPOINT).hasMessageStartingWith("checkpoint: is missing");
        assertThat(TestLog.verify(dir()).ok()).isFalse();
    }

    @Test
    void aNewLogHasACheckpointOfNothing() {
        TestLog.open(dir()).close();
        Verification verification = TestLog.verify(dir());
        assertThat(verification)
                .isEqualTo(new Verification(
                        0, new Checkpoint("example.com/audit", 0, TreeHash.EMPTY), TreeHash.EMPTY, 0, List.of()));
    }

    @Test
    void aFailedOpeningLetsGoOfTheLock() throws IOException {
        TestLog.write(dir(), 0, 2);
        byte[] checkpoint = TestLog.read(dir().resolve("checkpoint"));
        Files.delete(dir().resolve("checkpoint"));
        assertRefused(dir(), LogFault.Reason.CHECKPOINT);
        TestLog.write(dir().resolve("checkpoint"), checkpoint);
        TestLog.open(dir()).close();
    }
}
