package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keeps in a log's folder the newest checkpoint that witnesses cosigned, in the file {@code cosigned}. The log itself
 * never reads it; a verifier that trusts the witnesses does.
 */
public final class Cosigning {

    private static final int BYTES_MAX = AuditLimits.DEFAULT.checkpointBytesMax();

    private Cosigning() {}

    /** As {@link #cosign(Path, LogKeys, Witness, Optional)}, for a log of which nothing is archived. */
    public static SignedCheckpoint cosign(Path dir, LogKeys keys, Witness witness) throws WitnessRefusal {
        return cosign(dir, keys, witness, Optional.empty());
    }

    /**
     * Lets a witness cosign a log, which may be in use: the checkpoint that other witnesses cosigned last, if it can
     * still, or else the log's newest.
     *
     * @param archive the folder of the segments that were archived, if any were
     * @return the checkpoint with all cosignatures that are kept
     * @throws WitnessRefusal if the log does not continue what the witness saw
     * @throws AuditLogException if the log does not verify, or a file cannot be read or written
     * @throws NoteFormatException if what the witness remembers was changed
     */
    public static SignedCheckpoint cosign(Path dir, LogKeys keys, Witness witness, Optional<Path> archive)
            throws WitnessRefusal {
        LogFolder folder = new LogFolder(dir.toAbsolutePath());
        try {
            long seen = witness.seenSize(keys.origin());
            Optional<SignedCheckpoint> begun = kept(folder, keys)
                    .filter(kept -> kept.by().contains(keys.current()))
                    .filter(kept -> kept.checkpoint().size() >= seen)
                    .filter(kept -> !isBy(kept, witness.key()));
            SignedCheckpoint target = begun.isPresent() ? begun.get() : CheckpointFile.current(folder, keys);
            NoteSignature cosignature = witness.cosign(LogProofs.growth(folder, target, seen, archive));
            return keep(folder, keys, keys.open(target.note().with(cosignature)));
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    /**
     * Keeps a checkpoint that a witness elsewhere cosigned.
     *
     * @param cosigned signed by the log, and by the witness as the note says
     * @return the checkpoint with all cosignatures that are kept
     * @throws NoteFormatException if none of the log's keys signed it, or none of the witnesses
     * @throws AuditLogException if a later checkpoint is kept already, or a file cannot be read or written
     */
    public static SignedCheckpoint keep(Path dir, LogKeys keys, List<WitnessKey> witnesses, SignedNote cosigned) {
        new WitnessPolicy(1, witnesses).check(cosigned);
        SignedCheckpoint signed = keys.open(cosigned);
        LogFolder folder = new LogFolder(dir.toAbsolutePath());
        try {
            return keep(folder, keys, signed);
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    private static SignedCheckpoint keep(LogFolder folder, LogKeys keys, SignedCheckpoint signed) throws IOException {
        SignedNote note = signed.note();
        Optional<SignedCheckpoint> kept = kept(folder, keys);
        if (kept.isPresent()) {
            SignedCheckpoint before = kept.get();
            if (before.checkpoint().size() > signed.checkpoint().size()) {
                throw new AuditLogException(
                        LogFault.Reason.WITNESS,
                        LogPlace.of(folder.cosigned()),
                        "covers " + before.checkpoint().size() + " entries, more than the "
                                + signed.checkpoint().size() + " that were cosigned now");
            }
            if (before.note().text().equals(note.text())) {
                for (NoteSignature signature : before.note().signatures()) {
                    note = isThere(note, signature) ? note : note.with(signature);
                }
            }
        }
        new DurableFiles(new DiskStorage()).replace(folder.cosigned(), note.bytes());
        return keys.open(note);
    }

    private static boolean isThere(SignedNote note, NoteSignature signature) {
        return note.signatures().stream()
                .anyMatch(one -> one.id() == signature.id() && one.name().equals(signature.name()));
    }

    private static boolean isBy(SignedCheckpoint kept, WitnessKey witness) {
        try {
            return witness.verify(kept.note()).isPresent();
        } catch (NoteFormatException e) {
            // A false one is replaced.
            return false;
        }
    }

    private static Optional<SignedCheckpoint> kept(LogFolder folder, LogKeys keys) throws IOException {
        Path file = folder.cosigned();
        return Files.isRegularFile(file) ? Optional.of(CheckpointFile.read(file, keys, BYTES_MAX)) : Optional.empty();
    }

    private static AuditLogException failure(LogFolder folder, IOException e) {
        return new AuditLogException(
                new LogFault(LogFault.Reason.IO, LogPlace.of(folder.dir()), "reading or writing failed: " + e), e);
    }
}
