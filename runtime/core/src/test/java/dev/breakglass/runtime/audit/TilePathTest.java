package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {

    private static final JsonObject PATHS = Vectors.json("tlog-tiles/paths.json");

    @Test
    void theBundleOfAnEntryIsWhereThePublishedOneIs() {
        List<JsonObject> rows = PATHS.array("entryBundlePaths").objects();
        assertThat(rows).hasSize(7);
        for (JsonObject row : rows) {
            assertThat(TilePath.holding(TilePath.ENTRIES, row.number("seq"), row.number("logSize")))
                    .hasToString(row.text("path"));
        }
    }

    @Test
    void thePathOfATileIsThePublishedOne() {
        List<JsonObject> rows = PATHS.array("tilePaths").objects();
        assertThat(rows).hasSize(5);
        for (JsonObject row : rows) {
            TilePath path = tile(row);
            assertThat(path).hasToString(row.text("path"));
            assertThat(TilePath.parse(row.text("path"))).isEqualTo(path);
        }
    }

    @Test
    void everyPublishedPathIsReadOrRefusedAsItSays() {
        List<JsonObject> rows = PATHS.array("parse").objects();
        assertThat(rows).hasSize(19);
        assertThat(rows).filteredOn(row -> !row.flag("wantErr")).hasSize(4);
        for (JsonObject row : rows) {
            String path = "tile/" + row.text("pathLevel") + "/" + row.text("pathIndex");
            if (row.flag("wantErr")) {
                assertThatThrownBy(() -> TilePath.parse(path)).as(path).isInstanceOf(NoteFormatException.class);
            } else {
                assertThat(TilePath.parse(path)).isEqualTo(tile(row)).hasToString(path);
            }
        }
    }

    private static TilePath tile(JsonObject row) {
        int partial = (int) row.number("partial");
        // One index is too long for a number in JSON.
        long index = row.members().get("index") instanceof JsonString long18
                ? Long.parseLong(long18.value())
                : row.number("index");
        return new TilePath((int) row.number("level"), index, partial == 0 ? TilePath.WIDTH : partial);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile/0",
                "tile/00/000",
                "tile/01/000",
                "tile/0/x000/001",
                "tile/0/1",
                "tile/0/000.p/0",
                "tile/0/000.p/01",
                "/tile/0/000",
                "tile/0/000/",
                "tile/entries/../000",
                "tile/0/\u0660\u0660\u0660",
                "tile/0/000.p/999"
            })
    void anotherSpellingIsRefused(String path) {
        assertThatThrownBy(() -> TilePath.parse(path)).isInstanceOf(NoteFormatException.class);
    }

    @Test
    void treesOfThePublishedSizesHaveThePublishedTiles() throws IOException {
        List<JsonObject> rows = PATHS.array("tilesForTreeSize").objects();
        assertThat(rows).hasSize(2);
        for (JsonObject row : rows) {
            TileEdge edge = new TileEdge();
            List<TilePath> full = new ArrayList<>();
            for (long i = 0; i < row.number("size"); i++) {
                edge.append(TreeHash.EMPTY, (path, hashes) -> full.add(path));
            }
            List<TilePath> partial = new ArrayList<>();
            edge.partial((path, hashes) -> partial.add(path));
            JsonObject tiles = row.object("tiles");
            for (int level = 0; level <= 2; level++) {
                assertThat(count(full, level)).isEqualTo(number(tiles, "level" + level + "full"));
                assertThat(width(partial, level)).isEqualTo(number(tiles, "level" + level + "partialWidth"));
            }
            assertThat(edge.root()).isEqualTo(root(row.number("size")));
        }
    }

    private static long count(List<TilePath> paths, int level) {
        return paths.stream()
                .filter(path -> path.level() == level && path.isFull())
                .count();
    }

    private static long width(List<TilePath> paths, int level) {
        return paths.stream()
                .filter(path -> path.level() == level)
                .mapToLong(TilePath::width)
                .sum();
    }

    private static long number(JsonObject tiles, String key) {
        return tiles.has(key) ? tiles.number(key) : 0;
    }

    private static TreeHash root(long size) {
        MerkleTree tree = new MerkleTree();
        for (long i = 0; i < size; i++) {
            tree.append(TreeHash.EMPTY);
        }
        return tree.root();
    }
}
