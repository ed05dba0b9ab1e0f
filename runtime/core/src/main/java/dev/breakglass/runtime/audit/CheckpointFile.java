package dev.breakglass.runtime.audit;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads what a log says of itself, the checkpoint and the key, and believes none of it unchecked. */
final class CheckpointFile {

    private CheckpointFile() {}

    static Checkpoint read(LogFolder folder, VerifierKey key, int bytesMax) throws IOException {
        return read(folder, LogKeys.of(key), bytesMax).checkpoint();
    }

    static SignedCheckpoint read(LogFolder folder, LogKeys keys, int bytesMax) throws IOException {
        Path file = folder.checkpoint();
        if (!Files.isRegularFile(file)) {
            throw new AuditLogException(
                    LogFault.Reason.CHECKPOINT, LogPlace.of(file), "is missing; without it nothing proves the log");
        }
        return read(file, keys, bytesMax);
    }

    /** Reads the log's checkpoint for those who go on from it: a key that was handed over does not speak any more. */
    static SignedCheckpoint current(LogFolder folder, LogKeys keys) throws IOException {
        SignedCheckpoint signed = read(folder, keys, AuditLimits.DEFAULT.checkpointBytesMax());
        if (!signed.by().contains(keys.current())) {
            throw new AuditLogException(
                    LogFault.Reason.KEY,
                    LogPlace.of(folder.checkpoint()),
                    "is signed, but not by the key that signs now, " + keys.current());
        }
        return signed;
    }

    /** Reads any signed checkpoint. */
    static SignedCheckpoint read(Path file, LogKeys keys, int bytesMax) throws IOException {
        try {
            return keys.open(bytes(file, bytesMax, LogFault.Reason.CHECKPOINT));
        } catch (NoteFormatException e) {
            throw new AuditLogException(
                    new LogFault(LogFault.Reason.CHECKPOINT, LogPlace.of(file), String.valueOf(e.getMessage())), e);
        }
    }

    /** Refuses a log that says it belongs to another key. That it says the right one proves nothing. */
    static void checkKey(LogFolder folder, VerifierKey key) throws IOException {
        checkKey(folder, LogKeys.of(key));
    }

    static void checkKey(LogFolder folder, LogKeys keys) throws IOException {
        Path file = folder.verifierKey();
        if (!Files.isRegularFile(file)) {
            throw new AuditLogException(LogFault.Reason.LAYOUT, LogPlace.of(file), "is missing");
        }
        byte[] bytes = bytes(file, 1 << 12, LogFault.Reason.KEY);
        boolean isKnown = keys.keys().stream()
                .anyMatch(key -> Arrays.equals(bytes, (key.text() + "\n").getBytes(StandardCharsets.UTF_8)));
        if (!isKnown) {
            throw new AuditLogException(
                    LogFault.Reason.KEY,
                    LogPlace.of(file),
                    "is not the key of this check, " + keys.current().text());
        }
    }

    private static byte[] bytes(Path file, int bytesMax, LogFault.Reason reason) throws IOException {
        try (InputStream in = new FileInputStream(file.toFile())) {
            byte[] bytes = in.readNBytes(bytesMax + 1);
            if (bytes.length > bytesMax) {
                throw new AuditLogException(
                        reason, LogPlace.of(file), "is too long, " + bytesMax + " bytes at the most");
            }
            return bytes;
        }
    }
}
