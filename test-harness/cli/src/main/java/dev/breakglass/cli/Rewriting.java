package dev.breakglass.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;

/** Puts another text into a file at once: whoever reads it sees the old text or the new one, and never a part. */
final class Rewriting {

    private Rewriting() {}

    /**
     * A link is followed, and the file that it leads to keeps its permissions.
     *
     * @throws IOException also when the file is not what was read, because somebody else has changed it since
     */
    static void of(Path file, String before, String after) throws IOException {
        Path real = file.toRealPath();
        if (!Arrays.equals(Files.readAllBytes(real), before.getBytes(StandardCharsets.UTF_8))) {
            throw new IOException(file + " has changed since it was read, and is left as it is");
        }
        Path fresh = Files.createTempFile(real.getParent(), ".bgp-", ".new");
        try {
            Files.writeString(fresh, after);
            PosixFileAttributeView own = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
            if (own != null) {
                own.setPermissions(Files.getPosixFilePermissions(real));
            }
            Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
