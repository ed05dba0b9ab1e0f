package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/**
 * Cosigns the checkpoints of logs that only ever grow (C2SP tlog-witness, tlog-cosignature): remembers the last one of
 * each log in a folder and cosigns none that does not continue it. Whoever trusts it need not fear that the log shows
 * others another history. Safe for any thread, and a
 * second process that comes at the same time is turned away.
 */
public final class Witness {

    private final Path folder;
    private final LogSigner signer;
    private final List<VerifierKey> logs;
    private final InstantSource clock;
    private final DurableFiles files = new DurableFiles(new DiskStorage());

    /**
     * A witness that remembers in a folder, which is made when it is first needed.
     *
     * @param signer the witness's own key, used for nothing else
     * @param logs keys of the logs that it watches; a log's origin is its key's name
     * @param clock stamps the cosignatures
     */
    public Witness(Path folder, LogSigner signer, List<VerifierKey> logs, InstantSource clock) {
        this.folder = folder.toAbsolutePath();
        this.signer = signer;
        this.logs = List.copyOf(logs);
        this.clock = clock;
    }

    /** What checks this witness's cosignatures. */
    public WitnessKey key() {
        return WitnessKey.of(signer.verifierKey());
    }

    /**
     * Size of the checkpoint that it cosigned last of a log, 0 if none.
     *
     * @throws IOException if its folder cannot be read
     * @throws NoteFormatException if what it remembers was changed
     */
    public synchronized long seenSize(String origin) throws IOException {
        return seen(origin).size();
    }

    /**
     * Cosigns the checkpoint, and remembers it first.
     *
     * @throws WitnessRefusal if it does not continue what was seen
     * @throws IOException if it cannot be remembered; then nothing is cosigned
     * @throws AuditLogException if another process is cosigning in the same folder
     * @throws NoteFormatException if what the witness remembers was changed
     */
    public synchronized NoteSignature cosign(WitnessRequest request) throws WitnessRefusal, IOException {
        if (Files.notExists(folder)) {
            files.createFolder(folder);
        }
        FolderLock lock = FolderLock.acquire(folder.resolve("lock"));
        try {
            return cosignAlone(request);
        } finally {
            lock.close();
        }
    }

    private NoteSignature cosignAlone(WitnessRequest request) throws WitnessRefusal, IOException {
        Checkpoint checkpoint = checkpoint(request.checkpoint());
        Checkpoint seen = seen(checkpoint.origin());
        if (request.oldSize() > checkpoint.size()) {
            throw refusal(
                    WitnessRefusal.Reason.BAD_REQUEST,
                    seen,
                    "a checkpoint of " + checkpoint.size() + " entries, smaller than the old size "
                            + request.oldSize());
        }
        if (request.oldSize() != seen.size()) {
            throw refusal(
                    WitnessRefusal.Reason.STALE,
                    seen,
                    "the old size is " + request.oldSize() + ", but " + seen.size() + " were cosigned last");
        }
        boolean continues = new Subtree(0, seen.size())
                .verifyConsistency(seen.root(), checkpoint.size(), checkpoint.root(), request.proof());
        if (!continues) {
            throw refusal(
                    WitnessRefusal.Reason.INCONSISTENT,
                    seen,
                    "nothing shows that the tree of " + checkpoint.size() + " entries continues the one of "
                            + seen.size());
        }
        NoteSignature cosignature = WitnessKey.sign(signer, request.checkpoint().text(), clock.instant());
        remember(new SignedNote(request.checkpoint().text(), List.of(cosignature)), checkpoint.origin());
        return cosignature;
    }

    private Checkpoint checkpoint(SignedNote note) throws WitnessRefusal {
        Checkpoint none = new Checkpoint("-", 0, TreeHash.EMPTY);
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.parse(note.text());
        } catch (NoteFormatException e) {
            throw refusal(WitnessRefusal.Reason.BAD_REQUEST, none, String.valueOf(e.getMessage()));
        }
        List<VerifierKey> keys = logs.stream()
                .filter(key -> key.name().equals(checkpoint.origin()))
                .toList();
        if (keys.isEmpty()) {
            throw refusal(WitnessRefusal.Reason.UNKNOWN_LOG, none, checkpoint.origin() + " is no log of this witness");
        }
        try {
            note.verifiedBy(keys);
        } catch (NoteFormatException e) {
            throw refusal(WitnessRefusal.Reason.NOT_SIGNED, none, String.valueOf(e.getMessage()));
        }
        return checkpoint;
    }

    private Checkpoint seen(String origin) throws IOException {
        try {
            SignedNote note = SignedNote.parse(TileSource.of(folder).read(file(origin), SignedNote.BYTES_MAX));
            WitnessPolicy.all(List.of(key())).check(note);
            Checkpoint seen = Checkpoint.parse(note.text());
            if (!seen.origin().equals(origin)) {
                throw new NoteFormatException("the witness remembers " + seen.origin() + " in the place of " + origin);
            }
            return seen;
        } catch (NoSuchFileException e) {
            return new Checkpoint(origin, 0, TreeHash.EMPTY);
        }
    }

    private void remember(SignedNote note, String origin) throws IOException {
        files.replace(folder.resolve(file(origin)), note.bytes());
    }

    /** A name that any file system takes, whatever the log is called. */
    private static String file(String origin) {
        return HexFormat.of().formatHex(TreeHash.sha256().digest(origin.getBytes(StandardCharsets.UTF_8)));
    }

    private static WitnessRefusal refusal(WitnessRefusal.Reason reason, Checkpoint seen, String message) {
        return new WitnessRefusal(reason, seen.size(), message);
    }
}
