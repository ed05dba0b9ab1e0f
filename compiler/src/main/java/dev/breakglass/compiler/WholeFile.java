package dev.breakglass.compiler;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Writes files as a whole: whoever reads one sees the old bytes or the new ones, also after a crash. */
public final class WholeFile {

    private WholeFile() {}

    /**
     * Makes or replaces a file, for somebody whose output it is.
     *
     * @throws NotWrittenException when it cannot be written; then it is as it was
     */
    public static void write(Path file, byte[] content) throws NotWrittenException {
        try {
            Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(real) && !Files.isRegularFile(real)) {
                throw new NotWrittenException("is there already, and is not a file");
            }
            if (Files.exists(real) && !Files.isWritable(real)) {
                // A rename would get around that.
                throw new NotWrittenException("may not be written");
            }
            replace(real, content);
        } catch (NotWrittenException e) {
            throw e;
        } catch (AccessDeniedException e) {
            throw new NotWrittenException("may not be written");
        } catch (IOException e) {
            throw new NotWrittenException("cannot be written: " + said(e));
        }
    }

    private static String said(IOException e) {
        return e instanceof NoSuchFileException ? "there is no such folder" : String.valueOf(e.getMessage());
    }

    /**
     * Writes beside the file and renames. The permissions of a file that is there stay.
     *
     * @param real the file itself, and no link to it
     */
    public static void replace(Path real, byte[] content) throws IOException {
        // A name that begins with a dot is not part of any policy set.
        String random = Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
        Path beside = real.resolveSibling("." + real.getFileName() + "." + random + ".new");
        // Opened first: a folder that cannot be ends this before anything has changed.
        try (Folder folder = Folder.open(real.resolveSibling(""))) {
            try (FileChannel channel =
                    FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            keepPermissions(real, beside);
            Files.move(beside, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            folder.sync();
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView of = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        PosixFileAttributeView on = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (of != null && on != null && Files.exists(from)) {
            on.setPermissions(of.readAttributes().permissions());
        }
    }

    /** The rename itself is on the disk only when its folder is. Windows does not let a folder be opened. */
    private record Folder(Optional<FileChannel> channel) implements AutoCloseable {

        static Folder open(Path folder) throws IOException {
            boolean isPosix =
                    folder.getFileSystem().supportedFileAttributeViews().contains("posix");
            return new Folder(
                    isPosix ? Optional.of(FileChannel.open(folder, StandardOpenOption.READ)) : Optional.empty());
        }

        void sync() throws IOException {
            if (channel.isPresent()) {
                channel.get().force(true);
            }
        }

        @Override
        public void close() throws IOException {
            if (channel.isPresent()) {
                channel.get().close();
            }
        }
    }
}
