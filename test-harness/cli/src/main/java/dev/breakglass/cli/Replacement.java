package dev.breakglass.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Replaces a file that was read with what was made of it, as a whole. */
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
        WholeFile.replace(real, after.getBytes(StandardCharsets.UTF_8));
    }
}
