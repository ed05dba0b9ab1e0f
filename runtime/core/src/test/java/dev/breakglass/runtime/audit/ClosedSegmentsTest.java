package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosedSegmentsTest {

    private static final int ENTRIES = 11;

    @TempDir
    Path temp;

    @BeforeEach
    void write() {
        TestLog.write(dir(), 0, ENTRIES);
        assertThat(TestLog.segments(dir())).hasSize(3);
    }

    private Path dir() {
        return temp.resolve("log");
    }

    private static FileAuditLog quick(Path dir) {
        return FileAuditLog.open(dir, TestLog.SIGNER, TestLog.SMALL, () -> 0);
    }

    private static List<String> replayed(Path dir) {
        try (FileAuditLog log = quick(dir)) {
            return TestLog.texts(log);
        }
    }

    private void replaceClosed(ClosedSegments closed) {
        TestLog.write(dir().resolve("closed"), ClosedFile.bytes(closed));
    }

    private ClosedSegments closed() throws IOException {
        return ClosedFile.read(new LogFolder(dir()));
    }

    @Test
    void theEdgeOfEachSegmentThatIsNotTheLastIsKept() throws IOException {
        MerkleTree tree = new MerkleTree();
        List<TreeEdge> edges = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            tree.append(TestLog.entry(i));
            if (i % 4 == 3) {
                edges.add(tree.edge());
            }
        }
        assertThat(closed().all()).extracting(ClosedSegment::edge).isEqualTo(edges);
        assertThat(closed().all()).extracting(ClosedSegment::first).containsExactly(0L, 4L);
        assertThat(closed().archived()).isZero();
    }

    @Test
    void aQuickOpeningLeavesClosedSegmentsToTheReplayWhichFindsEveryChangedByte() {
        int opened = 0;
        int refused = 0;
        for (Path file : TestLog.files(dir())) {
            byte[] good = TestLog.read(file);
            for (int i = 0; i < good.length; i++) {
                byte[] changed = good.clone();
                changed[i] ^= (byte) (1 << i % 8);
                TestLog.write(file, changed);
                try (FileAuditLog log = quick(dir())) {
                    opened++;
                    assertThatThrownBy(() -> TestLog.texts(log))
                            .as(file + " byte " + i)
                            .isInstanceOf(AuditLogException.class);
                } catch (AuditLogException e) {
                    refused++;
                }
            }
            TestLog.write(file, good);
        }
        long closedBytes = TestLog.segments(dir()).get(0).toFile().length()
                + TestLog.segments(dir()).get(1).toFile().length();
        assertThat(opened).isEqualTo((int) closedBytes);
        assertThat(refused).isGreaterThan(500);
        assertThat(replayed(dir())).isEqualTo(TestLog.texts(ENTRIES));
    }

    @Test
    void aQuickOpeningRefusesAClosedSegmentOfAnotherLengthOrNone() throws IOException {
        for (Path file : TestLog.segments(dir()).subList(0, 2)) {
            byte[] good = TestLog.read(file);
            for (int length = 0; length < good.length; length++) {
                TestLog.write(file, Arrays.copyOf(good, length));
                assertThatThrownBy(() -> quick(dir())).hasMessageContaining("is not there in its length of 136 bytes");
            }
            Files.delete(file);
            assertThatThrownBy(() -> quick(dir())).hasMessageContaining("is not there in its length of 136 bytes");
            TestLog.write(file, good);
        }
    }

    @Test
    void aForgedEntryThatAQuickOpeningDidNotReadIsFoundByEachReplayAndByAFullOpening() {
        TestLog.forge(dir(), 1, 2, TestLog.entry(6, "event X"));
        try (FileAuditLog log = quick(dir())) {
            for (int i = 0; i < 2; i++) {
                List<Long> seen = new ArrayList<>();
                assertThatThrownBy(() -> log.replay((index, entry) -> seen.add(index)))
                        .isInstanceOfSatisfying(
                                AuditLogException.class,
                                e -> assertThat(e.reason()).isEqualTo(LogFault.Reason.ROOT))
                        .hasMessageContaining("at least one of the records before 8");
                assertThat(seen).as("nothing after the forged part is shown").hasSize(8);
            }
            assertThatThrownBy(() -> log.replay(4, (index, entry) -> {})).hasMessageContaining("before 8");
            List<Long> late = new ArrayList<>();
            log.replay(9, (index, entry) -> late.add(index));
            assertThat(late).containsExactly(9L, 10L);
        }
        assertThatThrownBy(() -> TestLog.open(dir())).hasMessageContaining("records 0 to 10");
    }

    @Test
    void aWrongEdgeOpensNothingWhateverItsChecksum() throws IOException {
        ClosedSegments good = closed();
        for (int i = 0; i < good.all().size(); i++) {
            ClosedSegment segment = good.all().get(i);
            List<TreeHash> hashes = new ArrayList<>(segment.edge().hashes());
            hashes.set(0, TreeHash.leaf(new byte[] {1}));
            List<ClosedSegment> all = new ArrayList<>(good.all());
            all.set(i, new ClosedSegment(segment.first(), segment.bytes(), new TreeEdge(segment.end(), hashes)));
            replaceClosed(new ClosedSegments(0, all));
            assertThatThrownBy(() -> TestLog.open(dir()))
                    .hasMessage("closed: is wrong about the segment of record " + segment.first());
            assertThat(TestLog.verify(dir()).faults())
                    .singleElement()
                    .hasToString("closed: is wrong about the segment of record " + segment.first());
            if (i == good.all().size() - 1) {
                assertThatThrownBy(() -> quick(dir()))
                        .isInstanceOfSatisfying(
                                AuditLogException.class,
                                e -> assertThat(e.reason()).isEqualTo(LogFault.Reason.ROOT));
            }
        }
        replaceClosed(good);
        assertThat(replayed(dir())).hasSize(ENTRIES);
    }

    @Test
    void aListThatLeavesOutASegmentIsRefusedWhenAllIsRead() throws IOException {
        replaceClosed(new ClosedSegments(0, closed().all().subList(0, 1)));
        assertThatThrownBy(() -> TestLog.open(dir())).hasMessage("closed: does not name the segment of record 4");
        assertThat(TestLog.verify(dir()).ok()).isFalse();
        assertThatThrownBy(() -> quick(dir())).hasMessage("closed: does not name the segment of record 4");
    }

    @Test
    void aSegmentThatACrashLeftClosedWithNoneAfterItStaysClosed() throws IOException {
        Path copy = temp.resolve("eight");
        TestLog.write(copy, 0, 8);
        TestLog.write(copy.resolve("closed"), TestLog.read(dir().resolve("closed")));
        for (int i = 8; i < 11; i++) {
            try (FileAuditLog log = quick(copy)) {
                assertThat(log.append(TestLog.entry(i))).isEqualTo(i);
            }
        }
        assertThat(TestLog.segments(copy)).hasSize(3);
        assertThat(TestLog.verify(copy).ok()).isTrue();
        byte[] whole = TestLog.read(TestLog.segments(copy).get(1));
        Files.delete(TestLog.segments(copy).get(2));
        TestLog.write(copy.resolve("checkpoint"), checkpointOf(4));
        TestLog.write(TestLog.segments(copy).get(1), Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> TestLog.open(copy)).hasMessageContaining("record 7: the record runs past the end");
    }

    private byte[] checkpointOf(int entries) {
        Path other = temp.resolve("of-" + entries);
        TestLog.write(other, 0, entries);
        return TestLog.read(other.resolve("checkpoint"));
    }

    @Test
    void anOlderCheckpointMakesMoreToBeRead() {
        for (int covered = 0; covered <= ENTRIES; covered++) {
            TestLog.write(dir().resolve("checkpoint"), checkpointOf(covered));
            assertThat(replayed(dir())).isEqualTo(TestLog.texts(ENTRIES));
        }
    }
}
