package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole log that Tessera's developers made, as a reader of any published log reads it. */
class GoldenLogTest {

    private static final VerifierKey KEY =
            VerifierKey.parse("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
    private static final TileSource SOURCE = (path, bytesMax) -> Vectors.bytes("tessera-log/" + path);

    @TempDir
    Path temp;

    @Test
    void everyCheckpointOpensAndAllTilesAndBundlesAreWhatItSigns() throws IOException {
        List<String> read = new ArrayList<>();
        TileSource counting = (path, bytesMax) -> {
            read.add(path);
            return SOURCE.read(path, bytesMax);
        };
        for (int size = 0; size <= 15; size++) {
            PublishedLog log = at(counting, size);
            log.verify();
            assertThat(log.checkpoint().size()).isEqualTo(size);
        }
        assertThat(read).filteredOn(path -> path.startsWith("tile/0/000.p/")).hasSize(15);
        assertThat(read)
                .filteredOn(path -> path.startsWith("tile/entries/000.p/"))
                .hasSize(15);
        assertThat(PublishedLog.open(SOURCE, KEY).checkpoint())
                .isEqualTo(at(SOURCE, 15).checkpoint());
    }

    @Test
    void everyEntryIsProvedInEveryTreeThatHoldsItAndEveryTreeContinuesTheOnesBefore() throws IOException {
        int receipts = 0;
        int proofs = 0;
        for (int size = 0; size <= 15; size++) {
            PublishedLog log = at(SOURCE, size);
            for (int index = 0; index < size; index++, receipts++) {
                Receipt receipt = Receipt.parse(log.receipt(index).text().getBytes(StandardCharsets.UTF_8));
                byte[] entry = receipt.extra().orElseThrow();
                assertThat(receipt.check(entry, LogKeys.of(KEY), WitnessPolicy.NONE)
                                .checkpoint())
                        .isEqualTo(log.checkpoint());
            }
            for (int earlier = 0; earlier <= size; earlier++, proofs++) {
                log.consistency(at(SOURCE, earlier).checkpoint());
            }
        }
        assertThat(receipts).isEqualTo(120);
        assertThat(proofs).isEqualTo(136);
    }

    private static PublishedLog at(TileSource source, int size) {
        return PublishedLog.open(source, Vectors.bytes("tessera-log/checkpoint." + size), LogKeys.of(KEY));
    }

    @Test
    void noChangedByteOfATileOrBundleGoesUnnoticed() throws IOException {
        for (String path : List.of("tile/0/000.p/15", "tile/entries/000.p/15")) {
            byte[] good = Vectors.bytes("tessera-log/" + path);
            for (int i = 0; i < good.length; i++) {
                byte[] bad = good.clone();
                bad[i] ^= 1;
                TileSource changed = (p, bytesMax) -> p.equals(path) ? bad : SOURCE.read(p, bytesMax);
                assertThatThrownBy(() -> at(changed, 15).verify()).isInstanceOf(NoteFormatException.class);
            }
        }
    }

    @Test
    void theFullTileServesWhereThePartialOneIsGone() throws IOException {
        Path dir = temp.resolve("published");
        Files.createDirectories(dir.resolve("tile/0"));
        TreeHash hash = TreeHash.leaf(new byte[] {1});
        Files.write(dir.resolve("tile/0/000"), Tile.write(Collections.nCopies(256, hash)));
        assertThat(TileSource.of(dir).tile(new TilePath(0, 0, 7))).hasSize(7).containsOnly(hash);
        assertThatThrownBy(() -> TileSource.of(dir).tile(new TilePath(0, 1, 7)))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> TileSource.of(dir).read("tile/0/000", 8191)).hasMessageContaining("longer than 8191");
    }
}
