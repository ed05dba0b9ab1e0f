package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    private static final int ENTRIES = 18;

    @TempDir
    Path temp;

    private Path dir() {
        return temp.resolve("log");
    }

    private Path archive() {
        return temp.resolve("archive");
    }

    private void writeAndArchive(long before) {
        TestLog.write(dir(), 0, ENTRIES);
        try (FileAuditLog log = TestLog.open(dir())) {
            log.archive(before, archive());
        }
    }

    @Test
    void whoArchivesGoesOnToReadWhatLeft() {
        TestLog.write(dir(), 0, ENTRIES);
        try (FileAuditLog log = TestLog.open(dir())) {
            log.archive(5, archive());
            assertThat(TestLog.texts(log)).isEqualTo(TestLog.texts(ENTRIES));
            log.archive(9, temp.resolve("another"));
            assertThat(log.archived()).isEqualTo(8);
            assertThat(TestLog.texts(log)).isEqualTo(TestLog.texts(ENTRIES));
        }
    }

    @Test
    void aLinkToTheLogsOwnSegmentIsNoCopyOfIt() throws IOException {
        TestLog.write(dir(), 0, ENTRIES);
        Path first = TestLog.segments(dir()).get(0);
        Files.createDirectories(archive());
        Path there = archive().resolve(first.getFileName());
        for (boolean symbolic : List.of(true, false)) {
            if (symbolic) {
                Files.createSymbolicLink(there, first);
            } else {
                Files.createLink(there, first);
            }
            try (FileAuditLog log = TestLog.open(dir())) {
                assertThatThrownBy(() -> log.archive(9, archive()))
                        .hasMessageContaining("is in the archive already and is no copy of the log's own");
                assertThat(TestLog.texts(log)).isEqualTo(TestLog.texts(ENTRIES));
            }
            Files.delete(there);
        }
    }

    private Verification verifyWithArchive() {
        return AuditVerifier.verify(dir(), TestLog.SIGNER.verifierKey(), Optional.of(archive()));
    }

    @Test
    void onlyClosedSegmentsThatEndBeforeTheIndexLeave() {
        TestLog.write(dir(), 0, ENTRIES);
        try (FileAuditLog log = TestLog.open(dir())) {
            assertThat(log.archive(3, archive())).isZero();
            assertThat(log.archive(4, archive())).isEqualTo(4);
            assertThat(log.archive(11, archive())).isEqualTo(8);
            assertThat(log.archive(8, archive())).isEqualTo(8);
            assertThat(log.archive(Long.MAX_VALUE, archive())).isEqualTo(16);
            assertThat(log.archived()).isEqualTo(16);
            assertThat(log.append(TestLog.entry(ENTRIES))).isEqualTo(ENTRIES);
        }
        assertThat(TestLog.segments(dir())).hasSize(1);
        assertThat(TestLog.files(archive())).hasSize(4);
    }

    @Test
    void theLaterCheckpointProvesTheArchiveAndWithoutItTheRest() {
        writeAndArchive(9);
        TestLog.write(dir(), ENTRIES, ENTRIES + 9);
        Verification with = verifyWithArchive();
        assertThat(with.faults()).isEmpty();
        assertThat(with.entries()).isEqualTo(ENTRIES + 9);
        assertThat(with.absent()).isEqualTo(Absent.NOTHING);
        Verification without = TestLog.verify(dir());
        assertThat(without.faults()).isEmpty();
        assertThat(without.entries()).isEqualTo(ENTRIES + 9);
        assertThat(without.absent()).isEqualTo(new Absent(8, 0));
        assertThat(without.root()).isEqualTo(with.root());
    }

    @Test
    void everyChangedByteOfTheArchiveAndOfTheRestIsAFault() {
        writeAndArchive(9);
        List<Path> files = new ArrayList<>(TestLog.files(archive()));
        files.addAll(TestLog.files(dir()));
        for (Path file : files) {
            byte[] good = TestLog.read(file);
            for (int i = 0; i < good.length; i++) {
                byte[] changed = good.clone();
                changed[i] ^= (byte) (1 << i % 8);
                TestLog.write(file, changed);
                assertThat(verifyWithArchive().ok()).as(file + " byte " + i).isFalse();
                if (file.startsWith(dir())) {
                    assertThat(TestLog.verify(dir()).ok())
                            .as(file + " byte " + i)
                            .isFalse();
                }
            }
            TestLog.write(file, good);
        }
        assertThat(verifyWithArchive().ok()).isTrue();
    }

    @Test
    void aForgedEntryInTheArchiveIsFoundThoughItsChecksumIsRight() {
        writeAndArchive(9);
        Path segment = TestLog.files(archive()).get(0);
        byte[] bytes = TestLog.read(segment);
        RecordFrame.put(java.nio.ByteBuffer.wrap(bytes), TestLog.entry(0, "event X"));
        TestLog.write(segment, bytes);
        assertThat(verifyWithArchive().ok()).isFalse();
        try (FileAuditLog log = openWithArchive()) {
            assertThatThrownBy(() -> TestLog.texts(log)).hasMessageContaining("is not the one that was signed");
        }
        assertThat(TestLog.verify(dir()).ok()).isTrue();
    }

    private FileAuditLog openWithArchive() {
        return FileAuditLog.open(dir(), TestLog.SIGNER, TestLog.SMALL, () -> 0, Opening.QUICK.withArchive(archive()));
    }

    @Test
    void aLogReplaysAllWithTheArchiveAtHandAndTheRestWithout() {
        writeAndArchive(9);
        for (Opening opening : List.of(Opening.QUICK, Opening.FULL)) {
            try (FileAuditLog log =
                    FileAuditLog.open(dir(), TestLog.SIGNER, TestLog.SMALL, () -> 0, opening.withArchive(archive()))) {
                assertThat(TestLog.texts(log)).isEqualTo(TestLog.texts(ENTRIES));
            }
            try (FileAuditLog log = FileAuditLog.open(dir(), TestLog.SIGNER, TestLog.SMALL, () -> 0, opening)) {
                assertThatThrownBy(() -> TestLog.texts(log))
                        .isInstanceOfSatisfying(
                                AuditLogException.class,
                                e -> assertThat(e.reason()).isEqualTo(LogFault.Reason.MISSING))
                        .hasMessageContaining("the entries before 8 are archived");
                List<String> rest = new ArrayList<>();
                log.replay(8, (index, entry) -> rest.add(new String(entry, StandardCharsets.UTF_8)));
                assertThat(rest).isEqualTo(TestLog.texts(ENTRIES).subList(8, ENTRIES));
            }
        }
        List<Long> read = new ArrayList<>();
        assertThat(AuditReader.read(dir(), (index, entry) -> read.add(index))).isEmpty();
        assertThat(read).hasSize(ENTRIES - 8).startsWith(8L);
    }

    @Test
    void anArchiveThatHoldsAnotherLogsSegmentsIsNotWrittenOver() {
        Path other = temp.resolve("other");
        try (FileAuditLog log = TestLog.open(other)) {
            for (int i = 0; i < ENTRIES; i++) {
                log.append(TestLog.entry(i, "another " + i));
            }
            log.archive(9, archive());
        }
        byte[] kept = TestLog.read(TestLog.files(archive()).get(0));
        TestLog.write(dir(), 0, ENTRIES);
        try (FileAuditLog log = TestLog.open(dir())) {
            assertThatThrownBy(() -> log.archive(9, archive()))
                    .hasMessage("00000000000000000000.log: is in the archive already and is no copy of the log's own");
            assertThat(log.archived()).isZero();
            assertThat(log.append(TestLog.entry(ENTRIES))).isEqualTo(ENTRIES);
        }
        assertThat(TestLog.read(TestLog.files(archive()).get(0))).isEqualTo(kept);
        assertThat(TestLog.verify(dir()).entries()).isEqualTo(ENTRIES + 1);
    }

    @Test
    void aLogIsNotArchivedIntoItsOwnFolderWhereItWouldBeDeleted() throws IOException {
        TestLog.write(dir(), 0, ENTRIES);
        Path link = Files.createSymbolicLink(temp.resolve("link"), dir().resolve("segments"));
        for (Path inside : List.of(dir(), dir().resolve("segments"), dir().resolve("new/one"), link)) {
            try (FileAuditLog log = TestLog.open(dir())) {
                assertThatThrownBy(() -> log.archive(9, inside))
                        .hasMessageContaining("lies in the log's own folder, which holds nothing but the log");
            }
        }
        assertThat(TestLog.verify(dir()).entries()).isEqualTo(ENTRIES);
        assertThat(TestLog.verify(dir()).faults()).isEmpty();
    }

    @Test
    void anArchiveThatMissesASegmentIsNamed() throws IOException {
        writeAndArchive(9);
        Files.delete(TestLog.files(archive()).get(0));
        assertThat(verifyWithArchive().faults().get(0))
                .hasToString(
                        "00000000000000000004.log, byte 0, record 0: the segment is named after record 4, expected 0");
    }

    @Test
    void segmentsThatAreGoneWithoutBeingArchivedAreMissed() throws IOException {
        TestLog.write(dir(), 0, ENTRIES);
        Files.delete(TestLog.segments(dir()).get(0));
        assertThat(TestLog.verify(dir()).ok()).isFalse();
        assertThatThrownBy(() -> TestLog.open(dir())).isInstanceOf(AuditLogException.class);
        assertThatThrownBy(() -> FileAuditLog.open(dir(), TestLog.SIGNER)).isInstanceOf(AuditLogException.class);
    }

    @Test
    void aCheckpointFromBeforeWhatWasArchivedOpensNothing() {
        TestLog.write(dir(), 0, 3);
        byte[] old = TestLog.read(dir().resolve("checkpoint"));
        TestLog.write(dir(), 3, ENTRIES);
        try (FileAuditLog log = TestLog.open(dir())) {
            log.archive(9, archive());
        }
        TestLog.write(dir().resolve("checkpoint"), old);
        assertThatThrownBy(() -> TestLog.open(dir())).hasMessage("checkpoint: covers 3 entries, but 8 were archived");
        assertThat(TestLog.verify(dir()).ok()).isFalse();
    }

    @Test
    void whicheverStepFailsNoEntryIsLostAndArchivingCanBeRepeated() {
        Path original = temp.resolve("original");
        TestLog.write(original, 0, ENTRIES);
        FaultyStorage whole = new FaultyStorage();
        int from = archive(TestLog.copy(original, temp.resolve("whole")), temp.resolve("whole-archive"), whole);
        int failures = 0;
        for (int failAt = from; failAt < whole.steps().size(); failAt++) {
            Path dir = TestLog.copy(original, temp.resolve("copy-" + failAt));
            Path archive = temp.resolve("archive-" + failAt);
            FaultyStorage storage = new FaultyStorage(failAt, true, Integer.MAX_VALUE);
            try {
                archive(dir, archive, storage);
            } catch (AuditLogException e) {
                failures++;
            }
            Opening opening = Opening.FULL.withArchive(archive);
            try (FileAuditLog log = FileAuditLog.open(dir, TestLog.SIGNER, TestLog.SMALL, () -> 0, opening)) {
                assertThat(TestLog.texts(log)).isEqualTo(TestLog.texts(ENTRIES));
                assertThat(log.archive(9, archive)).isEqualTo(8);
                assertThat(TestLog.texts(log)).isEqualTo(TestLog.texts(ENTRIES));
            }
            assertThat(TestLog.segments(dir)).hasSize(3);
            assertThat(AuditVerifier.verify(dir, TestLog.SIGNER.verifierKey(), Optional.of(archive))
                            .faults())
                    .isEmpty();
        }
        assertThat(failures).isGreaterThan(20);
    }

    /** Archives; says at which step it began. */
    private static int archive(Path dir, Path archive, FaultyStorage storage) {
        FileAuditLog log = FileAuditLog.open(dir, TestLog.SIGNER, TestLog.SMALL, () -> 0, storage);
        int from = storage.steps().size();
        try (log) {
            log.archive(9, archive);
        }
        return from;
    }
}
