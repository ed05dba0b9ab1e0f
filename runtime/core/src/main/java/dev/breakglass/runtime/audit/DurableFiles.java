package dev.breakglass.runtime.audit;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Whole files that are written so that a crash leaves the old or the new, never a half. */
final class DurableFiles {

    private static final int BUFFER_BYTES = 64 << 10;

    private final Storage storage;

    DurableFiles(Storage storage) {
        this.storage = storage;
    }

    /** Writes a file beside its place and then puts it there. */
    void replace(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + LogFolder.TEMPORARY);
        if (Files.exists(temporary, LinkOption.NOFOLLOW_LINKS)) {
            storage.delete(temporary);
        }
        try (Storage.Output out = storage.append(temporary)) {
            writeAll(out, ByteBuffer.wrap(content));
            out.sync();
        } catch (StorageFullException e) {
            // Half a file would only take up room that others can use.
            storage.delete(temporary);
            throw e;
        }
        storage.replace(temporary, file);
        storage.syncFolder(folderOf(file));
    }

    /** Copies a file's end into a new file. */
    void copyEnd(Path from, long offset, Path to) throws IOException {
        try (InputStream in = new FileInputStream(from.toFile());
                Storage.Output out = storage.append(to)) {
            in.skipNBytes(offset);
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                writeAll(out, ByteBuffer.wrap(buffer, 0, n));
            }
            out.sync();
        }
        storage.syncFolder(folderOf(to));
    }

    /** Creates a folder, and those above it that are missing, and makes the place of each in the one above durable. */
    void createFolder(Path folder) throws IOException {
        createAbove(folder);
        storage.createFolder(folder);
        storage.syncFolder(folderOf(folder));
    }

    /** As {@link #createFolder}; nobody else of the machine can look into it. */
    void createOwnFolder(Path folder) throws IOException {
        createAbove(folder);
        storage.createOwnFolder(folder);
        storage.syncFolder(folderOf(folder));
    }

    private void createAbove(Path folder) throws IOException {
        Path above = folderOf(folder);
        if (Files.notExists(above)) {
            createFolder(above);
        }
    }

    static void writeAll(Storage.Output out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            writeSome(out, bytes);
        }
    }

    static int writeSome(Storage.Output out, ByteBuffer bytes) throws IOException {
        int written = out.write(bytes);
        if (written <= 0) {
            throw new IOException("the file takes no more bytes");
        }
        return written;
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file : folder;
    }
}
