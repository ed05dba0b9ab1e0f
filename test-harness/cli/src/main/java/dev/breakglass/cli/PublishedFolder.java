package dev.breakglass.cli;

import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.runtime.audit.AuditTrust;
import dev.breakglass.runtime.audit.NoteFormatException;
import dev.breakglass.runtime.audit.PublishedLog;
import dev.breakglass.runtime.audit.SignedCheckpoint;
import dev.breakglass.runtime.audit.SignedNote;
import dev.breakglass.runtime.audit.TileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A folder that {@code bgp audit publish} wrote, or a copy of any log in tiles. */
final class PublishedFolder {

    private PublishedFolder() {}

    /** Whether the folder holds tiles and no segments. */
    static boolean isOne(Path folder) {
        return Files.isDirectory(folder.resolve("tile")) && !Files.isDirectory(folder.resolve("segments"));
    }

    static PublishedLog open(Path folder, AuditTrust trust) throws IOException {
        return PublishedLog.open(TileSource.of(folder), trust.keys().current());
    }

    static ExitCode verify(Path folder, AuditTrust trust, Console console) throws IOException {
        try {
            PublishedLog log = open(folder, trust);
            log.verify();
            if (trust.since().isPresent()) {
                SignedNote since = trust.since().get();
                SignedCheckpoint earlier = trust.keys().open(since.bytes());
                log.consistency(earlier.checkpoint());
            }
            trust.witnesses().check(log.note());
            console.out()
                    .println("verified: " + Words.count(log.checkpoint().size(), "record")
                            + " published, all proved by the signed checkpoint");
            return ExitCode.OK;
        } catch (NoteFormatException e) {
            console.out().println("NOT verified: " + Quote.visible(String.valueOf(e.getMessage())));
        } catch (NoSuchFileException e) {
            console.out().println("NOT verified: " + folder.relativize(Path.of(e.getFile())) + " is missing");
        }
        return ExitCode.FAULT;
    }
}
