package dev.breakglass.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;

/** Replaces a file as a whole: whoever reads it sees the old bytes or the new ones, also after a crash. */
final class Replacement {

    private Replacement() {}

    /**
     * Writes beside the file and renames. Its permissions stay; where a link leads to it, the link stays.
     *
     * @throws AccessDeniedException when the file may not be written
     * @throws IOException also when the file is not what was read, because somebody else has changed it since
     */
    static void write(Path file, String before, String after) throws IOException {
        Path real = file.toRealPath();
        if (!Arrays.equals(Files.readAllBytes(real), before.getBytes(StandardCharsets.UTF_8))) {
            throw new IOException(file + " has changed since it was read, and is left as it is");
        }
        if (!Files.isWritable(real)) {
            // A rename would get around that.
            throw new AccessDeniedException(file.toString());
        }
        // A name that begins with a dot is not part of any policy set.
        Path beside = Files.createTempFile(real.getParent(), "." + real.getFileName(), ".new");
        try {
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(after.getBytes(StandardCharsets.UTF_8));
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            PosixFileAttributeView of = Files.getFileAttributeView(real, PosixFileAttributeView.class);
            PosixFileAttributeView to = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
            if (of != null && to != null) {
                to.setPermissions(of.readAttributes().permissions());
            }
            Files.move(beside, real, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
