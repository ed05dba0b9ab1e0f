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
}
