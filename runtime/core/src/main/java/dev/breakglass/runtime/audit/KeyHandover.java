package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Hands a log that nobody has open to a new key: both keys sign the checkpoint of all its entries, which is kept for ever
 * as the proof, and the log is then opened with the new key alone.
 *
 * <p>The checkpoint that both signed is put in place last. Before that the log can be opened with neither key, and handing
 * it over again completes the work; after it the log is the new key's.
 */
public final class KeyHandover {

    private final LogFolder folder;
    private final LogSigner old;
    private final LogSigner next;
    private final Storage storage;
    private final DurableFiles files;

    private KeyHandover(LogFolder folder, LogSigner old, LogSigner next, Storage storage) {
        this.folder = folder;
        this.old = old;
        this.next = next;
        this.storage = storage;
        this.files = new DurableFiles(storage);
    }

    /**
     * Hands the log over; does nothing if the new key has it already.
     *
     * @param old the key that signs now
     * @param next the key that shall, of the same name
     * @return the checkpoint that both signed, or the log's own if the new key has it already
     * @throws AuditLogException if somebody has the log open, it does not verify, or a file cannot be written
     * @throws IllegalArgumentException if the keys are the same or have two names
     */
    public static SignedCheckpoint run(Path dir, LogSigner old, LogSigner next) {
        return run(dir, old, next, new DiskStorage());
    }

    static SignedCheckpoint run(Path dir, LogSigner old, LogSigner next, Storage storage) {
        LogKeys keys = new LogKeys(List.of(old.verifierKey(), next.verifierKey()));
        LogFolder folder = new LogFolder(dir.toAbsolutePath());
        try {
            // Before the lock is made in a folder that is no log.
            CheckpointFile.read(folder, keys, AuditLimits.DEFAULT.checkpointBytesMax());
            FolderLock lock = FolderLock.acquire(folder.lock());
            try {
                return new KeyHandover(folder, old, next, storage).run(keys);
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            throw new AuditLogException(
                    new LogFault(LogFault.Reason.IO, LogPlace.of(folder.dir()), "handing over failed: " + e), e);
        }
    }

    private SignedCheckpoint run(LogKeys keys) throws IOException {
        SignedCheckpoint current = CheckpointFile.read(folder, keys, AuditLimits.DEFAULT.checkpointBytesMax());
        if (current.by().contains(next.verifierKey())) {
            return current;
        }
        if (text(next).equals(Files.readString(folder.verifierKey()))) {
            // An earlier handover stopped half-way.
            replaceKey(old);
        }
        Recovered recovered = LogRecovery.recover(folder, old, AuditLimits.DEFAULT, Opening.FULL, storage);
        MerkleTree tree = recovered.tree();
        String text = new Checkpoint(old.name(), tree.size(), tree.root()).text();
        SignedNote note = old.sign(text).with(next.sign(text).signatures().get(0));
        SignedCheckpoint handover = keys.open(note);
        replaceKey(next);
        Path file = Handovers.file(folder, handover.checkpoint(), next.verifierKey());
        files.createFolder(folder.dir().resolve(Handovers.FOLDER));
        files.replace(file, note.bytes());
        files.replace(folder.checkpoint(), note.bytes());
        return handover;
    }

    private void replaceKey(LogSigner signer) throws IOException {
        files.replace(folder.verifierKey(), text(signer).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(LogSigner signer) {
        return signer.verifierKey().text() + "\n";
    }
}
