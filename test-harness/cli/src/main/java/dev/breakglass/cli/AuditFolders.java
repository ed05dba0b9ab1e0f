package dev.breakglass.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The log that a call names. */
final class AuditFolders {

    private AuditFolders() {}

    /** @throws UsageException if there is no such folder */
    static Path log(String text, Console console) {
        Path folder = console.path(text);
        if (!Files.isDirectory(folder)) {
            throw new UsageException("no such folder: " + text);
        }
        return folder;
    }

    /**
     * Where something else is written.
     *
     * @throws UsageException if that lies in the log's folder: the log does not open over what it does not know
     */
    static Path outside(Path log, String text, Console console) {
        Path file = console.path(text).toAbsolutePath().normalize();
        if (file.startsWith(log.toAbsolutePath().normalize())) {
            throw new UsageException(text + " lies in the log's folder, where nothing else may lie");
        }
        return file;
    }
}
