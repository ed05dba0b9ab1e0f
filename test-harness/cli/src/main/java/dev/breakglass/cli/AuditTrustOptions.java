package dev.breakglass.cli;

import dev.breakglass.runtime.audit.AuditTrust;
import dev.breakglass.runtime.audit.LogKeys;
import dev.breakglass.runtime.audit.NoteFormatException;
import dev.breakglass.runtime.audit.SignedNote;
import dev.breakglass.runtime.audit.VerifierKey;
import dev.breakglass.runtime.audit.WitnessKey;
import dev.breakglass.runtime.audit.WitnessPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** What an auditor brings along: the log's keys, an earlier checkpoint, and witnesses. */
final class AuditTrustOptions {

    private static final String SINCE = "since";
    private static final String WITNESS = "witness";
    private static final String WITNESSES = "witnesses";

    private AuditTrustOptions() {}

    static Option sinceOption() {
        return Main.valued(SINCE, "CHECKPOINT", "a checkpoint of the log that was kept earlier");
    }

    static Option witnessOption() {
        return Main.valued(WITNESS, "PUBLIC", "the public key of a witness that must have cosigned; may be repeated");
    }

    static Option witnessesOption() {
        return Main.valued(WITNESSES, "N", "how many of the witnesses are enough; all when not said");
    }

    static AuditTrust trust(CommandLine line, Console console) throws IOException {
        AuditTrust trust = AuditTrust.of(keys(line, console)).witnesses(witnesses(line, console));
        String since = line.getOptionValue(SINCE);
        if (since == null) {
            return trust;
        }
        try {
            return trust.since(SignedNote.parse(bytes(console.path(since), SignedNote.BYTES_MAX)));
        } catch (NoteFormatException e) {
            throw new UsageException("--since: " + since + " is no signed checkpoint: " + e.getMessage());
        }
    }

    /** The keys of {@code --key}, the oldest first. */
    static LogKeys keys(CommandLine line, Console console) throws IOException {
        try {
            return new LogKeys(Keys.trusted(line, console));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--key: " + e.getMessage());
        }
    }

    static WitnessPolicy witnesses(CommandLine line, Console console) throws IOException {
        List<WitnessKey> witnesses = new ArrayList<>();
        String[] named = line.getOptionValues(WITNESS);
        for (String text : named == null ? new String[0] : named) {
            try {
                witnesses.add(witness(text, console.path(text)));
            } catch (NoteFormatException e) {
                throw new UsageException("--witness: " + e.getMessage());
            }
        }
        String enough = line.getOptionValue(WITNESSES, String.valueOf(witnesses.size()));
        try {
            return new WitnessPolicy(Integer.parseInt(enough), witnesses);
        } catch (NumberFormatException e) {
            throw new UsageException("--witnesses: " + enough + " is not a number");
        } catch (IllegalArgumentException e) {
            throw new UsageException("--witnesses: " + e.getMessage());
        }
    }

    /** A text that is a key is that key; a file may hold it, or the public key as keygen writes it. */
    private static WitnessKey witness(String text, Path file) throws IOException {
        if (!Files.exists(file)) {
            return WitnessKey.parse(text);
        }
        try {
            return WitnessKey.parse(
                    Files.size(file) > 4096 ? "" : Files.readString(file).strip());
        } catch (NoteFormatException e) {
            return WitnessKey.of(VerifierKey.read(file));
        }
    }

    static byte[] bytes(Path file, int bytesMax) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(bytesMax + 1);
            if (bytes.length > bytesMax) {
                throw new UsageException(file.getFileName() + " is longer than " + bytesMax + " bytes");
            }
            return bytes;
        }
    }
}
