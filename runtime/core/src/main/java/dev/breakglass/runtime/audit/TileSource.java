package dev.breakglass.runtime.audit;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Where a published log (C2SP tlog-tiles) is read from: a folder, or whatever serves one. Nothing of it is trusted. */
@FunctionalInterface
public interface TileSource {

    /** The name of the checkpoint. */
    String CHECKPOINT = "checkpoint";

    /**
     * Reads a resource whole.
     *
     * @param path {@link #CHECKPOINT} or a {@link TilePath}
     * @param bytesMax how long it may be
     * @throws NoSuchFileException if there is none
     * @throws IOException if it cannot be read or is longer
     */
    byte[] read(String path, int bytesMax) throws IOException;

    /** The folder of a published log. */
    static TileSource of(Path folder) {
        return (path, bytesMax) -> {
            Path file = folder.resolve(path);
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(file.toString());
            }
            try (InputStream in = new FileInputStream(file.toFile())) {
                byte[] bytes = in.readNBytes(bytesMax);
                if (in.read() >= 0) {
                    throw new IOException(file + " is longer than " + bytesMax + " bytes");
                }
                return bytes;
            }
        };
    }

    /**
     * The hashes of a tile. Where a partial one is gone, the full one that took its place serves too.
     *
     * @throws NoteFormatException if the tile has another length
     */
    default List<TreeHash> tile(TilePath path) throws IOException {
        try {
            return Tile.read(path, read(path.path(), Tile.BYTES_MAX));
        } catch (NoSuchFileException e) {
            if (path.isFull()) {
                throw e;
            }
            TilePath full = new TilePath(path.level(), path.index());
            return Tile.read(full, read(full.path(), Tile.BYTES_MAX)).subList(0, path.width());
        }
    }

    /** The entries of a bundle; as with {@link #tile}, the full one serves too. */
    default List<byte[]> bundle(TilePath path) throws IOException {
        try {
            return Tile.readBundle(path, read(path.path(), Tile.BUNDLE_BYTES_MAX));
        } catch (NoSuchFileException e) {
            if (path.isFull()) {
                throw e;
            }
            TilePath full = new TilePath(path.level(), path.index());
            return Tile.readBundle(full, read(full.path(), Tile.BUNDLE_BYTES_MAX))
                    .subList(0, path.width());
        }
    }
}
