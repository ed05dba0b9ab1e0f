package dev.breakglass.runtime.monitoring;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A cursor in a folder of its own, beside its lock. A crash leaves the cursor before a move or the one after it. */
final class CursorFolder implements Closeable {

    private static final String FILE = "cursor";

    private final Path folder;
    private final CursorLock lock;
    private boolean closed;

    private CursorFolder(Path folder, CursorLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens the folder, or makes it for its owner alone.
     *
     * @throws CursorException if another forwarder has it, or it cannot be used
     */
    static CursorFolder open(Path folder) {
        try {
            boolean isPosix =
                    folder.getFileSystem().supportedFileAttributeViews().contains("posix");
            Files.createDirectories(
                    folder,
                    isPosix
                            ? new FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                            }
                            : new FileAttribute<?>[0]);
            return new CursorFolder(folder, CursorLock.of(folder));
        } catch (IOException e) {
            throw new CursorException(folder + ": cannot be used: " + e, e);
        }
    }

    /**
     * The cursor, if one was written.
     *
     * @throws CursorException if it is not what was written
     */
    Optional<Cursor> read() {
        Path file = folder.resolve(FILE);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Cursor.BYTES_MAX + 1);
            if (bytes.length > Cursor.BYTES_MAX) {
                throw new CursorException(file + ": is longer than " + Cursor.BYTES_MAX + " bytes");
            }
            return Optional.of(Cursor.parse(bytes));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new CursorException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CursorException(file + ": cannot be read: " + e, e);
        }
    }

    /**
     * Puts another cursor in the place of this one, durably. Not after {@link #close}: whoever opened the folder since then has
     * it.
     *
     * @throws IOException after which the one or the other is there
     */
    synchronized void write(Cursor cursor) throws IOException {
        if (closed) {
            throw new IOException("the forwarder was closed");
        }
        byte[] bytes = cursor.bytes();
        if (bytes.length > Cursor.BYTES_MAX) {
            throw new IOException("the log's name is too long for a cursor");
        }
        Path temporary = folder.resolve(FILE + ".tmp");
        // What is there may be a link, and would be written through.
        Files.deleteIfExists(temporary);
        // A stream and no channel: an interrupt does not close it half-way.
        try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
            out.write(bytes);
            out.getFD().sync();
        }
        Files.move(
                temporary, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(folder);
    }

    /** Makes the names in a folder durable, where the system has such a thing. */
    static void syncFolder(Path folder) throws IOException {
        if (folder.getFileSystem().getSeparator().equals("/")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try {
                lock.close();
            } catch (IOException e) {
                throw new CursorException(folder + ": the lock cannot be let go of: " + e, e);
            }
        }
    }
}
