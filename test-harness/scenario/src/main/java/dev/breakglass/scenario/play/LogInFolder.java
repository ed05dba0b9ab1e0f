package dev.breakglass.scenario.play;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.LogSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** An audit log in files. After a crash the folder holds what it held at that moment, and no last checkpoint. */
final class LogInFolder implements LogHome {

    private final Path folder;
    private final Path scratch;
    private final LogSigner signer;

    /** @param scratch a folder for what is needed for a moment */
    LogInFolder(Path folder, Path scratch, LogSigner signer) {
        this.folder = folder;
        this.scratch = scratch;
        this.signer = signer;
    }

    @Override
    public AuditLog open() {
        return FileAuditLog.open(folder, signer);
    }

    @Override
    public AuditLog afterCrash(AuditLog held) throws IOException {
        Path image = Files.createTempDirectory(scratch, "crash");
        copy(folder, image);
        // What a process of its own would never have come to write is put back below.
        held.close();
        for (Path file : files(folder)) {
            Files.delete(file);
        }
        copy(image, folder);
        for (Path file : files(image)) {
            Files.delete(file);
        }
        Files.delete(image);
        return FileAuditLog.open(folder, signer);
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
