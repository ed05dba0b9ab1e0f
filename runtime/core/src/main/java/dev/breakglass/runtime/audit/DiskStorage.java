package dev.breakglass.runtime.audit;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The real file system. Used by a log's own thread, and by the one that keeps a state: an interrupt in the middle of a
 * channel's work would close the channel.
 */
final class DiskStorage implements Storage {

    /** Who may put a link into the folder may not have the right to write where it leads. */
    private static final OpenOption NO_LINKS = LinkOption.NOFOLLOW_LINKS;

    private static final int REWRITE_BYTES = 64 << 10;

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final boolean FOLDERS_SYNC = File.separatorChar == '/';

    @Override
    public Output append(Path file) throws IOException {
        return new FileOutput(file, open(file));
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND, NO_LINKS);
        } catch (IOException e) {
            throw FullDisk.told(e, file, 1);
        }
    }

    private record FileOutput(Path file, FileChannel channel) implements Output {

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            try {
                return channel.write(bytes);
            } catch (IOException e) {
                throw FullDisk.told(e, file, bytes.remaining());
            }
        }

        /** A full disk is no excuse here: what an fsync that failed left behind, nobody knows. */
        @Override
        public void sync() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    @Override
    public void rewrite(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, NO_LINKS)) {
            ByteBuffer buffer = ByteBuffer.allocate(REWRITE_BYTES);
            long at = 0;
            while (channel.read(buffer.clear(), at) > 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    at += channel.write(buffer, at);
                }
            }
            channel.force(false);
        } catch (IOException e) {
            throw FullDisk.told(e, file, 1);
        }
    }

    @Override
    public void cut(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, NO_LINKS)) {
            channel.truncate(length);
            channel.force(true);
        }
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        create(folder);
    }

    @Override
    public void createOwnFolder(Path folder) throws IOException {
        boolean isPosix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        create(folder, isPosix ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0]);
    }

    private static void create(Path folder, FileAttribute<?>... attributes) throws IOException {
        try {
            Files.createDirectories(folder, attributes);
        } catch (IOException e) {
            throw FullDisk.told(e, folder, 1);
        }
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        // Windows has no such thing, and does not let a folder be opened.
        if (FOLDERS_SYNC) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
