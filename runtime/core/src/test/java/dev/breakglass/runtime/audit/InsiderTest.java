package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who may write to the log's folder, and has not its key. */
class InsiderTest {

    private static final int ENTRIES = 11;

    @TempDir
    Path temp;

    private Path dir() {
        return temp.resolve("log");
    }

    private FileAuditLog open(Opening opening) {
        return FileAuditLog.open(dir(), TestLog.SIGNER, TestLog.SMALL, () -> 0, opening);
    }

    private byte[] checkpointOf(int entries) {
        Path other = temp.resolve("of-" + entries);
        TestLog.write(other, 0, entries);
        return TestLog.read(other.resolve("checkpoint"));
    }

    @Test
    void aLogThatEndsBeforeItsClosedSegmentsDoIsNotOpened() throws IOException {
        for (int kept = 0; kept <= 1; kept++) {
            TestLog.write(dir(), 0, ENTRIES);
            List<Path> segments = TestLog.segments(dir());
            for (Path segment : segments.subList(kept, segments.size())) {
                Files.delete(segment);
            }
            TestLog.write(dir().resolve("checkpoint"), checkpointOf(4 * kept));
            String message = "the log ends after " + 4 * kept + " entries, but its closed segments have 8";
            assertThatThrownBy(() -> open(Opening.QUICK)).hasMessageContaining(message);
            assertThatThrownBy(() -> open(Opening.FULL)).hasMessageContaining(message);
            assertThat(TestLog.verify(dir()).faults())
                    .singleElement()
                    .asString()
                    .contains(message);
            for (Path file : TestLog.files(dir())) {
                Files.delete(file);
            }
        }
    }

    @Test
    void anEntryThatIsExchangedBetweenOpeningAndReplayIsFoundOut() {
        for (Opening opening : List.of(Opening.QUICK, Opening.FULL)) {
            for (int record = 0; record < ENTRIES; record++) {
                Path copy = temp.resolve(record + "-" + opening.everything());
                TestLog.write(copy, 0, ENTRIES);
                try (FileAuditLog log = FileAuditLog.open(copy, TestLog.SIGNER, TestLog.SMALL, () -> 0, opening)) {
                    TestLog.forge(
                            copy, record / 4, record % 4, TestLog.entry(record, record < 10 ? "event X" : "event XY"));
                    assertThatThrownBy(() -> TestLog.texts(log))
                            .as("record " + record)
                            .isInstanceOfSatisfying(
                                    AuditLogException.class,
                                    e -> assertThat(e.reason()).isEqualTo(LogFault.Reason.ROOT));
                }
            }
        }
    }

    @Test
    void aLogWhoseLockIsGoneWritesNothingMoreSinceAnotherMayHaveIt() throws IOException {
        FileAuditLog first = open(Opening.QUICK);
        first.append(TestLog.entry(0));
        Files.delete(dir().resolve("lock"));
        FileAuditLog second = open(Opening.QUICK);
        assertThatThrownBy(() -> first.append(TestLog.entry(1, "of the first")))
                .hasMessageContaining("its lock was removed");
        assertThat(second.append(TestLog.entry(1))).isEqualTo(1);
        first.close();
        assertThat(second.append(TestLog.entry(2))).isEqualTo(2);
        assertThatThrownBy(() -> open(Opening.QUICK)).hasMessageContaining("has the log open already");
        second.close();
        assertThat(TestLog.verify(dir()).faults()).isEmpty();
        assertThat(TestLog.verify(dir()).entries()).isEqualTo(3);
    }

    @Test
    void nothingIsWrittenThroughALink() throws IOException {
        Path elsewhere = temp.resolve("elsewhere");
        TestLog.write(dir(), 0, 4);
        Files.createSymbolicLink(dir().resolve("segments/00000000000000000004.log"), elsewhere);
        assertThatThrownBy(() -> TestLog.write(dir(), 4, 5)).isInstanceOf(AuditLogException.class);
        Files.delete(dir().resolve("segments/00000000000000000004.log"));
        Files.createSymbolicLink(dir().resolve("checkpoint.tmp"), elsewhere);
        TestLog.write(dir(), 4, 5);
        assertThat(elsewhere).doesNotExist();
        Files.move(TestLog.lastSegment(dir()), elsewhere);
        Files.createSymbolicLink(dir().resolve("segments/00000000000000000004.log"), elsewhere);
        long before = Files.size(elsewhere);
        assertThatThrownBy(() -> TestLog.write(dir(), 5, 6)).isInstanceOf(AuditLogException.class);
        assertThat(elsewhere).hasSize(before);
    }

    @Test
    void aSegmentThatIsThereAlreadyIsNotWrittenTo() throws IOException {
        TestLog.write(dir(), 0, 4);
        Path next = dir().resolve("segments/00000000000000000004.log");
        FileAuditLog log = open(Opening.QUICK);
        Files.write(next, "something".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> log.append(TestLog.entry(4))).hasMessageContaining("is there already");
        log.close();
        assertThat(next).hasContent("something");
    }

    @Test
    void theNamesOfFilesAreOfTheSameDigitsInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(String.format("%d", 1)).isNotEqualTo("1");
            TestLog.write(dir(), 0, ENTRIES);
            TestLog.open(dir()).close();
            assertThat(new TilePath(0, 1234567, 12).path()).isEqualTo("tile/0/x001/x234/567.p/12");
        } finally {
            Locale.setDefault(before);
        }
        assertThat(TestLog.segments(dir()))
                .extracting(file -> String.valueOf(file.getFileName()))
                .containsExactly("00000000000000000000.log", "00000000000000000004.log", "00000000000000000008.log");
    }

    @Test
    void everyFolderAboveANewLogIsMadeDurable() {
        List<Path> synced = new ArrayList<>();
        Path deep = temp.resolve("a/b/log");
        FileAuditLog.open(deep, TestLog.SIGNER, TestLog.SMALL, () -> 0, new SyncedFolders(new DiskStorage(), synced))
                .close();
        assertThat(synced).contains(temp, temp.resolve("a"), temp.resolve("a/b"), deep);
    }

    @Test
    void whatAnOpeningReadOfTheFolderIsMadeDurable() {
        TestLog.write(dir(), 0, 8);
        List<Path> synced = new ArrayList<>();
        FileAuditLog.open(dir(), TestLog.SIGNER, TestLog.SMALL, () -> 0, new SyncedFolders(new DiskStorage(), synced))
                .close();
        assertThat(synced).contains(dir(), dir().resolve("segments"));
    }

    @Test
    void recordsThatNoCheckpointCoversAreTakenAndCounted() {
        TestLog.write(dir(), 0, 5);
        byte[] added = TestLog.entry(5, "never written by the log");
        Path last = TestLog.lastSegment(dir());
        byte[] bytes = TestLog.read(last);
        ByteBuffer longer = ByteBuffer.allocate(bytes.length + RecordFrame.HEADER_BYTES + added.length);
        RecordFrame.put(longer.put(bytes), added);
        TestLog.write(last, longer.array());
        assertThat(TestLog.verify(dir()).uncovered()).isEqualTo(1);
        try (FileAuditLog log = open(Opening.QUICK)) {
            assertThat(log.recovery()).isEqualTo(new RecoveryReport(6, 1, 0, null));
        }
        try (FileAuditLog log = open(Opening.QUICK)) {
            assertThat(log.recovery()).isEqualTo(new RecoveryReport(6, 0, 0, null));
        }
    }
}
