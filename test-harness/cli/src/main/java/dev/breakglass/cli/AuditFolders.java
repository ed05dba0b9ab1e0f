package dev.breakglass.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The log that a call names. */
final class AuditFolders {

    private static final String ARCHIVE = "archive";

    private AuditFolders() {}

    static Option archiveOption() {
        return Main.valued(ARCHIVE, "FOLDER", "where the log's archived segments are");
    }

    /** @throws UsageException if there is no such folder */
    static Optional<Path> archive(CommandLine line, Console console) {
        String named = line.getOptionValue(ARCHIVE);
        if (named == null) {
            return Optional.empty();
        }
        Path folder = console.path(named);
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--archive: no such folder: " + named);
        }
        return Optional.of(folder);
    }

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
