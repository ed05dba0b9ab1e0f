package dev.breakglass.runtime.audit;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files in which content lies, each named by its hash; a file with {@code .removed} after the hash says that it was
 * removed by intent. Reads only.
 */
record ContentFolder(Path dir) {

    Path file(Content name) {
        return dir.resolve(name.sha256());
    }

    Path mark(Content name) {
        return dir.resolve(name.sha256() + ".removed");
    }

    /** The content; empty if it was removed, a fault if it is not what was written. */
    Optional<byte[]> read(Content name) throws IOException {
        Path file = file(name);
        if (!Files.exists(file)) {
            if (Files.exists(mark(name))) {
                return Optional.empty();
            }
            throw fault(file, "is missing, and not marked as removed");
        }
        try (InputStream in = new FileInputStream(file.toFile())) {
            byte[] bytes = in.readNBytes((int) name.bytes() + 1);
            if (!name.isNameOf(bytes)) {
                throw fault(file, "is not the content of its name, " + name.bytes() + " bytes long");
            }
            return Optional.of(bytes);
        }
    }

    private static AuditLogException fault(Path file, String message) {
        return new AuditLogException(LogFault.Reason.CONTENT, LogPlace.of(file), message);
    }
}
