package dev.breakglass.runtime.audit;

import java.util.List;

/**
 * The keys that a reader trusts to speak for one log: the one that signs now, and those that signed before it was handed
 * over. They come from elsewhere than the log's folder. Immutable and safe for any thread.
 *
 * @param keys the oldest first, the one that signs now last; at least one, all of one name, which is the log's origin
 */
public record LogKeys(List<VerifierKey> keys) {

    /** Refuses keys that cannot be one log's. */
    public LogKeys {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || keys.stream().distinct().count() < keys.size()) {
            throw new IllegalArgumentException("a log has at least one key, and each once");
        }
        if (keys.stream().map(VerifierKey::name).distinct().count() > 1) {
            throw new IllegalArgumentException("the keys of a log all have its name");
        }
    }

    /** A log that has had one key only. */
    public static LogKeys of(VerifierKey key) {
        return new LogKeys(List.of(key));
    }

    /** The log's name. */
    public String origin() {
        return keys.get(0).name();
    }

    /** The key that signs now. */
    public VerifierKey current() {
        return keys.get(keys.size() - 1);
    }

    /**
     * Reads a checkpoint and believes it if one of the keys signed it.
     *
     * @throws NoteFormatException if it is malformed, signed by none of them, or of another log
     */
    public SignedCheckpoint open(byte[] note) {
        return open(SignedNote.parse(note));
    }

    SignedCheckpoint open(SignedNote note) {
        List<VerifierKey> by = note.verifiedBy(keys);
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (!checkpoint.origin().equals(origin())) {
            throw new NoteFormatException(
                    "the checkpoint is of the log " + checkpoint.origin() + ", expected " + origin());
        }
        return new SignedCheckpoint(checkpoint, note, by);
    }
}
