package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TilePublisherTest {

    private static final LogKeys KEYS = LogKeys.of(TestLog.SIGNER.verifierKey());
    private static final AuditLimits LIMITS = new AuditLimits(AuditLimits.ENTRY_BYTES_MAX, 2000, 64 << 10, 4096);

    @TempDir
    Path temp;

    private Path log() {
        return temp.resolve("log");
    }

    private Path out() {
        return temp.resolve("out");
    }

    private void grow(int to) {
        try (FileAuditLog log = FileAuditLog.open(log(), TestLog.SIGNER, LIMITS, () -> 0)) {
            TestLog.fill(log, to, TestLog::entry);
        }
    }

    private Published publish() {
        return TilePublisher.publish(log(), KEYS, out());
    }

    private PublishedLog published() throws IOException {
        return PublishedLog.open(TileSource.of(out()), KEYS.current());
    }

    @Test
    void whateverIsPublishedInWhateverStepsIsWhatOneStepPublishes() throws IOException {
        for (int size : List.of(0, 1, 255, 256, 257, 600, 768, 1000)) {
            grow(size);
            publish();
            published().verify();
            Path once = temp.resolve("once-" + size);
            TilePublisher.publish(log(), KEYS, once);
            assertThat(TestLog.files(once))
                    .isNotEmpty()
                    .allSatisfy(file ->
                            assertThat(out().resolve(once.relativize(file))).hasSameBinaryContentAs(file));
        }
        assertThat(out().resolve("tile/0/002")).hasSize(8192);
        assertThat(out().resolve("tile/0/003.p/232")).hasSize(232 * 32);
        assertThat(out().resolve("tile/1/000.p/3")).hasSize(96);
        assertThat(out().resolve("tile/entries/003.p/232")).exists();
        assertThat(out().resolve("checkpoint")).hasSameBinaryContentAs(log().resolve("checkpoint"));
    }

    @Test
    void aTreeOfThreeLevelsIsPublishedAndItsEntriesAreProved() throws IOException {
        grow(66_000);
        assertThat(publish().before()).isZero();
        PublishedLog published = published();
        published.verify();
        assertThat(out().resolve("tile/2/000.p/1")).hasSize(32);
        assertThat(out().resolve("tile/1/000")).hasSize(8192);
        for (long index : List.of(0L, 255L, 256L, 65_535L, 65_536L, 65_999L)) {
            Receipt receipt = published.receipt(index);
            assertThat(receipt.extra()).hasValue(TestLog.entry(index));
            receipt.check(TestLog.entry(index), KEYS, WitnessPolicy.NONE);
        }
        assertThat(published.receipt(65_535)).isEqualTo(LogProofs.receipt(log(), KEYS, 65_535));
        assertThatThrownBy(() -> published.receipt(66_000)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(published.consistency(new Checkpoint("x", 1, TreeHash.leaf(TestLog.entry(0)))))
                .hasSize(17);
    }

    @Test
    void publishingAgainWritesOnlyWhatIsNew() {
        grow(600);
        assertThat(publish().filesWritten()).isEqualTo(2 + 1 + 2 + 1 + 1 + 1);
        assertThat(publish())
                .satisfies(again -> assertThat(again.filesWritten()).isZero());
        grow(601);
        Published more = publish();
        assertThat(more.before()).isEqualTo(600);
        // A tile, a bundle, the checkpoint: the tile of the next level is as wide as it was.
        assertThat(more.filesWritten()).isEqualTo(3);
    }

    @Test
    void onlySegmentsWithNewEntriesAreRead() {
        grow(600);
        publish();
        grow(700);
        Path old = TestLog.segments(log()).get(0);
        TestLog.write(old, new byte[] {1, 2, 3});
        assertThat(publish().checkpoint().size()).isEqualTo(700);
    }

    @Test
    void aCrashAtAnyStepLeavesTheOldLogOrTheNewAndPublishingAgainCompletesIt() throws IOException {
        grow(300);
        publish();
        grow(520);
        Path before = TestLog.copy(out(), temp.resolve("before"));
        TilePublisher.publish(log(), KEYS, TestLog.copy(before, temp.resolve("whole")));
        int steps = 0;
        for (boolean crashed = true; crashed; steps++) {
            Path half = TestLog.copy(before, temp.resolve("half-" + steps));
            crashed = crashes(half, steps);
            PublishedLog found = PublishedLog.open(TileSource.of(half), KEYS.current());
            found.verify();
            assertThat(found.checkpoint().size()).isIn(300L, 520L);
            TilePublisher.publish(log(), KEYS, half);
            for (Path file : TestLog.files(temp.resolve("whole"))) {
                assertThat(half.resolve(temp.resolve("whole").relativize(file))).hasSameBinaryContentAs(file);
            }
        }
        assertThat(steps).isGreaterThan(20);
    }

    private boolean crashes(Path half, int step) {
        try {
            TilePublisher.publish(
                    log(), KEYS, half, Optional.empty(), new FaultyStorage(step, true, Integer.MAX_VALUE));
            return false;
        } catch (AuditLogException e) {
            assertThat(e).hasMessageContaining("No space left");
            return true;
        }
    }

    @Test
    void anOlderCopyOrAnotherHistoryIsNotPublishedOverWhatIs() throws IOException {
        grow(300);
        Path copy = TestLog.copy(log(), temp.resolve("copy"));
        grow(310);
        publish();
        Path published = TestLog.copy(out(), temp.resolve("as-published"));
        assertThatThrownBy(() -> TilePublisher.publish(copy, KEYS, out()))
                .hasMessage("out: the log's checkpoint covers 300 entries, and 310 are published: this is an older "
                        + "copy, or entries were taken off its end");
        try (FileAuditLog forked = FileAuditLog.open(copy, TestLog.SIGNER, LIMITS, () -> 0)) {
            for (long i = 300; i < 400; i++) {
                forked.append(TestLog.entry(i, "another"));
            }
        }
        assertThatThrownBy(() -> TilePublisher.publish(copy, KEYS, out()))
                .isInstanceOfSatisfying(
                        AuditLogException.class, e -> assertThat(e.reason()).isEqualTo(LogFault.Reason.FORKED));
        assertThat(TestLog.files(out()))
                .hasSameSizeAs(TestLog.files(published))
                .allSatisfy(file -> assertThat(file).hasSameBinaryContentAs(published.resolve(out().relativize(file))));
    }

    @Test
    void nothingIsPublishedIntoTheLogsOwnFolderWhichWouldNotBeOpenedAgain() {
        grow(3);
        for (String out : List.of("log", "log/public", "log/../log/public/ledger")) {
            assertThatThrownBy(() -> TilePublisher.publish(log(), KEYS, temp.resolve(out)))
                    .hasMessageContaining("lies in the log's own folder");
        }
        grow(4);
    }

    @Test
    void whatDoesNotVerifyIsNotPublished() {
        grow(30);
        Path segment = TestLog.lastSegment(log());
        byte[] bytes = TestLog.read(segment);
        bytes[bytes.length - 1] ^= 1;
        TestLog.write(segment, bytes);
        assertThatThrownBy(this::publish).hasMessageContaining("checksum");
        assertThat(out()).doesNotExist();
        LogKeys other = LogKeys.of(LogSigner.generate("example.com/audit").verifierKey());
        assertThatThrownBy(() -> TilePublisher.publish(log(), other, out())).hasMessageContaining("no trusted key");
        assertThat(out()).doesNotExist();
    }

    @Test
    void publishedFilesThatWereChangedAreNotContinued() {
        grow(300);
        publish();
        grow(310);
        for (String name : List.of("tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/001.p/44", "checkpoint")) {
            Path file = out().resolve(name);
            byte[] good = TestLog.read(file);
            for (int at : List.of(0, good.length / 2, good.length - 1)) {
                byte[] bad = good.clone();
                bad[at] ^= 1;
                TestLog.write(file, bad);
                assertThatThrownBy(this::publish).as(name).isInstanceOf(AuditLogException.class);
            }
            TestLog.write(file, good);
        }
        assertThat(publish().before()).isEqualTo(300);
    }

    @Test
    void everyChangedFileOfAPublishedLogIsFound() throws IOException {
        grow(600);
        publish();
        for (Path file : TestLog.files(out())) {
            byte[] good = TestLog.read(file);
            byte[] bad = good.clone();
            bad[good.length / 2] ^= 1;
            TestLog.write(file, bad);
            assertThatThrownBy(() -> published().verify()).as(file.toString()).isInstanceOf(NoteFormatException.class);
            TestLog.write(file, good);
        }
        published().verify();
        Files.delete(out().resolve("tile/0/001"));
        assertThatThrownBy(() -> published().verify()).isInstanceOf(IOException.class);
    }

    @Test
    void aLogThatIsEmptyIsPublishedAsItsCheckpoint() throws IOException {
        grow(0);
        assertThat(publish().filesWritten()).isEqualTo(1);
        published().verify();
        assertThat(new String(TestLog.read(out().resolve("checkpoint")), StandardCharsets.UTF_8))
                .startsWith("example.com/audit\n0\n");
    }
}
