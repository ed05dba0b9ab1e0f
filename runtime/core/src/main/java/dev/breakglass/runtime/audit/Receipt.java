package dev.breakglass.runtime.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The proof that a log holds one entry, which anybody checks with the log's public key alone (C2SP tlog-proof). Being read
 * says nothing about it: {@link #check} does. Immutable and safe for any thread.
 */
public final class Receipt {

    /** The most hashes that a proof may have: what a log of 2^63 entries needs. */
    public static final int HASHES_MAX = 63;

    /** Length of the extra data, at the most: that of an entry. */
    public static final int EXTRA_BYTES_MAX = AuditLimits.ENTRY_BYTES_MAX;

    /** Length of the text, at the most. */
    public static final int BYTES_MAX = SignedNote.BYTES_MAX + 4 * EXTRA_BYTES_MAX / 3 + 4096;

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    private final byte[] extra;
    private final long index;
    private final List<TreeHash> proof;
    private final String checkpoint;

    /**
     * A receipt.
     *
     * @param extra what the reader may want besides, empty for nothing; no signature covers it
     * @param index of the entry, from 0
     * @param proof of inclusion, from the leaf upwards
     * @param checkpoint the signed checkpoint's text
     */
    Receipt(byte[] extra, long index, List<TreeHash> proof, String checkpoint) {
        if (index < 0 || proof.size() > HASHES_MAX || extra.length > EXTRA_BYTES_MAX) {
            throw new NoteFormatException("a receipt has an index of 0 or more, at most " + HASHES_MAX
                    + " hashes and at most " + EXTRA_BYTES_MAX + " bytes besides");
        }
        this.extra = extra.clone();
        this.index = index;
        this.proof = List.copyOf(proof);
        this.checkpoint = checkpoint;
    }

    /**
     * Reads a receipt, which has one spelling.
     *
     * @throws NoteFormatException saying what is wrong with it
     */
    public static Receipt parse(byte[] text) {
        NoteLines lines = new NoteLines(text, BYTES_MAX, "the receipt");
        if (!lines.next().equals(HEADER)) {
            throw new NoteFormatException("a receipt starts with " + HEADER);
        }
        String line = lines.next();
        byte[] extra = {};
        if (line.startsWith(EXTRA)) {
            extra = StrictBase64.decode(line.substring(EXTRA.length()), "the receipt's extra data");
            if (extra.length == 0) {
                throw new NoteFormatException("the receipt's extra data is empty");
            }
            line = lines.next();
        }
        if (!line.startsWith(INDEX)) {
            throw new NoteFormatException("the receipt has no index where it should");
        }
        long index = NoteLines.number(line.substring(INDEX.length()), "the receipt's index");
        List<TreeHash> proof = new ArrayList<>();
        for (line = lines.next(); !line.isEmpty(); line = lines.next()) {
            if (proof.size() == HASHES_MAX) {
                throw new NoteFormatException("the receipt has more than " + HASHES_MAX + " hashes");
            }
            proof.add(NoteLines.hash(line, "a hash of the receipt"));
        }
        return new Receipt(extra, index, proof, lines.rest());
    }

    /** The text, as {@link #parse} reads it. */
    public String text() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        if (extra.length > 0) {
            text.append(EXTRA).append(Base64.getEncoder().encodeToString(extra)).append('\n');
        }
        text.append(INDEX).append(index).append('\n');
        proof.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }

    /** The entry's index in the log, which is proved when {@link #check} returns. */
    public long index() {
        return index;
    }

    /** What came along, by our custom the entry itself; believe it only if {@link #check} took it as the entry. */
    public Optional<byte[]> extra() {
        return extra.length == 0 ? Optional.empty() : Optional.of(extra.clone());
    }

    /** The proof of inclusion, from the leaf upwards. */
    public List<TreeHash> proof() {
        return proof;
    }

    /** The text of the checkpoint, which nobody has checked yet. */
    public String checkpoint() {
        return checkpoint;
    }

    /**
     * Checks that the log holds this very entry at this index.
     *
     * @param entry its bytes
     * @param keys of the log, from elsewhere; one that signed before a handover is believed as long as it is given
     * @param witnesses how many must have cosigned
     * @return the checkpoint that proves it
     * @throws NoteFormatException saying what is wrong
     */
    public SignedCheckpoint check(byte[] entry, LogKeys keys, WitnessPolicy witnesses) {
        SignedCheckpoint signed = keys.open(checkpoint.getBytes(StandardCharsets.UTF_8));
        witnesses.check(signed.note());
        Checkpoint tree = signed.checkpoint();
        if (index >= tree.size()) {
            throw new NoteFormatException(
                    "the receipt is for entry " + index + ", and its checkpoint covers " + tree.size() + " entries");
        }
        if (!MerkleProof.verifyInclusion(index, tree.size(), TreeHash.leaf(entry), proof, tree.root())) {
            throw new NoteFormatException("entry " + index + " of the log is not this one, or the proof was changed");
        }
        return signed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Receipt that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    /** The text. */
    @Override
    public String toString() {
        return text();
    }
}
