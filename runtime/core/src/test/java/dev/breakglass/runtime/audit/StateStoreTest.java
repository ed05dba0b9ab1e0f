package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateStoreTest {

    private static final int ENTRIES = 18;

    @TempDir
    Path temp;

    private Path dir() {
        return temp.resolve("log");
    }

    private static void keep(FileAuditLog log, long size, String... lines) {
        log.states()
                .keep(
                        size,
                        Arrays.stream(lines)
                                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                                .iterator());
    }

    private static List<String> read(long size, Iterator<byte[]> lines) {
        List<String> read = new ArrayList<>(List.of(String.valueOf(size)));
        lines.forEachRemaining(line -> read.add(new String(line, StandardCharsets.UTF_8)));
        return read;
    }

    /** The size and the lines. */
    static Optional<List<String>> latest(FileAuditLog log) {
        return log.states().latest(StateStoreTest::read);
    }

    private Optional<List<String>> latest() {
        try (FileAuditLog log = TestLog.open(dir())) {
            return latest(log);
        }
    }

    private void writeAndKeep(int entries, long size, String... lines) {
        TestLog.write(dir(), 0, entries);
        try (FileAuditLog log = TestLog.open(dir())) {
            keep(log, size, lines);
        }
    }

    private List<Path> kept() {
        return TestLog.files(dir().resolve("state"));
    }

    @Test
    void theLastStateIsThereAfterARestartAndWithMoreEntriesBehindIt() {
        TestLog.write(dir(), 0, ENTRIES);
        assertThat(latest()).isEmpty();
        for (int size = 0; size <= ENTRIES; size++) {
            try (FileAuditLog log = TestLog.open(dir())) {
                keep(log, size, "a " + size, "", "\u00e4");
                assertThat(latest(log)).contains(List.of(String.valueOf(size), "a " + size, "", "\u00e4"));
            }
            assertThat(latest()).contains(List.of(String.valueOf(size), "a " + size, "", "\u00e4"));
            assertThat(kept()).hasSize(2);
        }
        TestLog.write(dir(), ENTRIES, 3 * ENTRIES);
        assertThat(latest()).contains(List.of(String.valueOf(ENTRIES), "a " + ENTRIES, "", "\u00e4"));
        assertThat(TestLog.verify(dir()).ok()).isTrue();
    }

    @Test
    void linesOfEveryLengthComeBack() {
        String[] lines = IntStream.of(0, 1, 65_535, 65_536, 65_537, 1_048_575, 1_048_576, 3_000_000)
                .mapToObj("x"::repeat)
                .toArray(String[]::new);
        writeAndKeep(1, 1, lines);
        List<String> expected = new ArrayList<>(List.of("1"));
        expected.addAll(List.of(lines));
        assertThat(latest()).contains(expected);
    }

    @Test
    void everyByteThatIsChangedAndEveryCutMakesItNoState() {
        writeAndKeep(ENTRIES, 9, "one", "two");
        assertThat(kept()).hasSize(2);
        try (FileAuditLog log = TestLog.open(dir())) {
            for (Path file : kept()) {
                byte[] good = TestLog.read(file);
                for (int i = 0; i < good.length; i++) {
                    byte[] changed = good.clone();
                    changed[i] ^= (byte) (1 << i % 8);
                    TestLog.write(file, changed);
                    assertThat(latest(log)).as(file + " byte " + i).isEmpty();
                    TestLog.write(file, Arrays.copyOf(good, i));
                    assertThat(latest(log)).as(file + " cut at " + i).isEmpty();
                }
                TestLog.write(file, Arrays.copyOf(good, good.length + 1));
                assertThat(latest(log)).as(file + " longer").isEmpty();
                TestLog.write(file, good);
                assertThat(latest(log)).isPresent();
            }
        }
    }

    @Test
    void aStateOfTheSameKeyForAnotherHistoryIsNone() throws IOException {
        TestLog.write(dir(), 0, ENTRIES);
        Path older = Files.createDirectory(temp.resolve("older"));
        TestLog.files(dir()).forEach(file -> {
            try {
                Path to = older.resolve(dir().relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        TestLog.write(dir(), ENTRIES, ENTRIES + 6);
        try (FileAuditLog log = TestLog.open(dir())) {
            keep(log, ENTRIES + 4, "what happened");
        }
        TestLog.copy(dir().resolve("state"), older.resolve("state"));

        // An older copy of the log was put back, and the newer state left.
        try (FileAuditLog log = TestLog.open(older)) {
            assertThat(latest(log)).isEmpty();
            for (int i = ENTRIES; i < ENTRIES + 8; i++) {
                log.append(TestLog.entry(i, "something else"));
                assertThat(latest(log)).as("with " + i).isEmpty();
            }
        }
    }

    @Test
    void aStateOfAnotherKeyIsNone() {
        writeAndKeep(ENTRIES, 9, "mine");
        byte[] note = TestLog.read(dir().resolve("state/note"));
        String text = SignedNote.parse(note).text();
        assertThat(text).startsWith("example.com/audit/state\n9\n");
        LogSigner other = LogSigner.generate(TestLog.SIGNER.name());
        TestLog.write(dir().resolve("state/note"), other.sign(text).bytes());
        assertThat(latest()).isEmpty();
    }

    @Test
    void theLogsOwnCheckpointIsNoState() {
        writeAndKeep(ENTRIES, ENTRIES, "mine");
        TestLog.write(dir().resolve("state/note"), TestLog.read(dir().resolve("checkpoint")));
        assertThat(latest()).isEmpty();
    }

    @Test
    void aLogThatWasChangedHasNoState() {
        writeAndKeep(ENTRIES, 17, "mine");
        try (FileAuditLog log = TestLog.open(dir())) {
            assertThat(latest(log)).isPresent();
            TestLog.forge(dir(), 4, 0, TestLog.entry(16, "event 61"));
            assertThat(latest(log)).isEmpty();
            assertThatThrownBy(() -> keep(log, 17, "again")).hasMessageContaining("is not the one that was written");
        }
    }

    @Test
    void aStateIsKeptForEntriesThatAreThere() {
        TestLog.write(dir(), 0, ENTRIES);
        try (FileAuditLog log = TestLog.open(dir())) {
            assertThatThrownBy(() -> keep(log, ENTRIES + 1, "too much"))
                    .hasMessage("state: a state of 19 entries, and there are 18");
            assertThat(latest(log)).isEmpty();
        }
    }

    @Test
    void aStateOutlivesTheArchivingOfWhatLedToItAndSparesTheArchive() {
        writeAndKeep(ENTRIES, 17, "mine");
        try (FileAuditLog log = TestLog.open(dir())) {
            assertThat(log.archive(17, temp.resolve("archive"))).isEqualTo(16);
        }
        List<Long> shown = new ArrayList<>();
        try (FileAuditLog log = TestLog.open(dir())) {
            assertThat(latest(log)).contains(List.of("17", "mine"));
            log.replay(17, (index, entry) -> shown.add(index));
        }
        assertThat(shown).containsExactly(17L);
    }

    @Test
    void aReaderThatWantsMoreThanThereIsHasNoState() {
        writeAndKeep(ENTRIES, 17, "one", "two");
        try (FileAuditLog log = TestLog.open(dir())) {
            Optional<String> third = log.states().latest((size, lines) -> {
                lines.next();
                lines.next();
                return new String(lines.next(), StandardCharsets.UTF_8);
            });
            assertThat(third).isEmpty();
        }
    }

    @Test
    void aLinesSourceThatFailsLeavesTheStateBefore() {
        writeAndKeep(ENTRIES, 9, "one");
        try (FileAuditLog log = TestLog.open(dir())) {
            Iterator<byte[]> failing = new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public byte[] next() {
                    throw new NoSuchElementException("no more");
                }
            };
            assertThatThrownBy(() -> log.states().keep(10, failing)).hasMessage("no more");
            assertThat(latest(log)).contains(List.of("9", "one"));
            keep(log, 11, "two");
        }
        assertThat(latest()).contains(List.of("11", "two"));
        assertThat(kept()).hasSize(2);
    }

    @Test
    void onAFullDiskTheStateBeforeStaysAndTheLogGoesOn() {
        TestLog.write(dir(), 0, ENTRIES);
        SmallDisk disk = new SmallDisk(dir(), Long.MAX_VALUE);
        try (FileAuditLog log = FileAuditLog.open(dir(), TestLog.SIGNER, TestLog.SMALL, () -> 0, disk)) {
            keep(log, 9, "one");
            disk.bytesMax = disk.used() + 100_000;
            assertThatThrownBy(() -> keep(log, 10, "x".repeat(200_000)))
                    .hasMessageStartingWith("state: the disk is full");
            assertThat(latest(log)).contains(List.of("9", "one"));
            assertThat(kept()).hasSize(2);
            assertThat(log.append(TestLog.entry(ENTRIES))).isEqualTo(ENTRIES);
        }
    }

    @Test
    void aLogThatFailedStillHasItsStateAndCanBeReplayed() {
        writeAndKeep(ENTRIES, 9, "mine");
        FaultyStorage whole = new FaultyStorage();
        FileAuditLog.open(dir(), TestLog.SIGNER, TestLog.SMALL, () -> 0, whole).close();
        FaultyStorage storage = new FaultyStorage(whole.steps().size(), true, Integer.MAX_VALUE);
        try (FileAuditLog log = FileAuditLog.open(dir(), TestLog.SIGNER, TestLog.SMALL, () -> 0, storage)) {
            assertThatThrownBy(() -> log.append(TestLog.entry(ENTRIES))).isInstanceOf(AuditLogException.class);
            assertThat(latest(log)).contains(List.of("9", "mine"));
            assertThat(TestLog.texts(log)).isEqualTo(TestLog.texts(ENTRIES));
            assertThatThrownBy(() -> keep(log, 10, "more")).isInstanceOf(AuditLogException.class);
        }
        assertThat(latest()).contains(List.of("9", "mine"));
    }

    @Test
    void aFolderThatIsALinkIsNeitherReadNorWrittenTo() throws IOException {
        writeAndKeep(ENTRIES, 9, "mine");
        Path elsewhere = temp.resolve("elsewhere");
        Files.move(dir().resolve("state"), elsewhere);
        Files.createSymbolicLink(dir().resolve("state"), elsewhere);
        TestLog.write(elsewhere.resolve("somebody's"), new byte[1]);
        List<Path> before = TestLog.files(elsewhere);
        try (FileAuditLog log = TestLog.open(dir())) {
            assertThat(latest(log)).isEmpty();
            assertThatThrownBy(() -> keep(log, 10, "more")).hasMessageContaining("it is no folder");
        }
        assertThat(TestLog.files(elsewhere)).isEqualTo(before);
    }

    @Test
    void whatIsNotAStatesIsLeftAlone() {
        writeAndKeep(ENTRIES, 9, "mine");
        TestLog.write(dir().resolve("state/somebody's"), new byte[1]);
        try (FileAuditLog log = TestLog.open(dir())) {
            keep(log, 10, "more");
        }
        assertThat(kept()).hasSize(3);
    }

    @Test
    void theNoteOfAStateIsNoCheckpointOfTheLog() throws IOException {
        TestLog.write(dir(), 0, 6);
        Path older = TestLog.copy(dir(), temp.resolve("older"));
        TestLog.write(dir(), 6, ENTRIES);
        try (FileAuditLog log = TestLog.open(dir())) {
            keep(log, 6, "mine");
        }
        // Somebody goes back to where the state was kept.
        Files.copy(dir().resolve("state/note"), older.resolve("checkpoint"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(TestLog.verify(older).ok()).isFalse();
        assertThatThrownBy(() -> TestLog.open(older))
                .hasMessage("checkpoint: the checkpoint is of the log example.com/audit/state, expected"
                        + " example.com/audit");
    }

    @Test
    void aLinkInThePlaceOfAFileIsNoState() throws IOException {
        writeAndKeep(ENTRIES, 9, "mine");
        for (Path file : kept()) {
            Path elsewhere = temp.resolve("elsewhere");
            Files.move(file, elsewhere);
            Files.createSymbolicLink(file, elsewhere);
            assertThat(latest()).isEmpty();
            Files.delete(file);
            Files.move(elsewhere, file);
        }
        assertThat(latest()).isPresent();
    }
}
