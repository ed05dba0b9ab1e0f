package dev.breakglass.runtime.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a log asks a witness: to cosign a checkpoint, with the proof that it continues the one the witness saw last. Its
 * text is the body of {@code add-checkpoint} (C2SP tlog-witness). Immutable and safe for any thread.
 *
 * @param oldSize size of the checkpoint that the witness saw last, 0 if it saw none
 * @param proof of consistency from there, at most {@link #HASHES_MAX} hashes
 * @param checkpoint the signed one to cosign
 */
public record WitnessRequest(long oldSize, List<TreeHash> proof, SignedNote checkpoint) {

    /** The most hashes that a proof may have. */
    public static final int HASHES_MAX = 63;

    private static final String OLD = "old ";

    /** Refuses what could not be written and read again, with a {@link NoteFormatException}. */
    public WitnessRequest {
        proof = List.copyOf(proof);
        if (oldSize < 0 || proof.size() > HASHES_MAX) {
            throw new NoteFormatException("an old size below 0, or more than " + HASHES_MAX + " hashes");
        }
    }

    /**
     * Reads the text.
     *
     * @throws NoteFormatException saying what is wrong with it
     */
    public static WitnessRequest parse(byte[] body) {
        NoteLines lines = new NoteLines(body, SignedNote.BYTES_MAX, "the request");
        String old = lines.next();
        if (!old.startsWith(OLD)) {
            throw new NoteFormatException("the request must start with the old size");
        }
        long oldSize = NoteLines.number(old.substring(OLD.length()), "the old size");
        List<TreeHash> proof = new ArrayList<>();
        for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
            if (proof.size() == HASHES_MAX) {
                throw new NoteFormatException("the request has more than " + HASHES_MAX + " hashes");
            }
            proof.add(NoteLines.hash(line, "a hash of the request"));
        }
        return new WitnessRequest(oldSize, proof, SignedNote.parse(lines.rest().getBytes(StandardCharsets.UTF_8)));
    }

    /** The text, as {@link #parse} reads it. */
    public byte[] bytes() {
        StringBuilder body = new StringBuilder(OLD).append(oldSize).append('\n');
        proof.forEach(hash -> body.append(hash.base64()).append('\n'));
        body.append('\n').append(new String(checkpoint.bytes(), StandardCharsets.UTF_8));
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
