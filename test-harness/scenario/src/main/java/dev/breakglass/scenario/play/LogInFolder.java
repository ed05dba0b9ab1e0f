package dev.breakglass.scenario.play;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.LogSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An audit log in files. After a crash the folder holds what it held at that moment, and no last checkpoint. */
final class LogInFolder implements LogHome {

    private final Path folder;
    private final LogSigner signer;

    LogInFolder(Path folder, LogSigner signer) {
        this.folder = folder;
        this.signer = signer;
    }

    @Override
    public AuditLog open() {
        return FileAuditLog.open(folder, signer);
    }

    @Override
    public AuditLog afterCrash(AuditLog held) throws IOException {
        Map<Path, byte[]> image = new LinkedHashMap<>();
        for (Path file : files()) {
            image.put(file, Files.readAllBytes(file));
        }
        // What a process that dies would never have come to write is put back below.
        held.close();
        for (Path file : files()) {
            Files.delete(file);
        }
        for (Map.Entry<Path, byte[]> file : image.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
        return open();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
