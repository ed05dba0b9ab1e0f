package dev.breakglass.runtime.audit;

import java.util.List;

/**
 * A checkpoint that trusted keys signed.
 *
 * @param checkpoint what they signed
 * @param note the same with all its signatures, cosignatures too
 * @param by which trusted keys of the log signed it, at least one
 */
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note, List<VerifierKey> by) {

    /** Copies the keys. */
    public SignedCheckpoint {
        by = List.copyOf(by);
    }
}
