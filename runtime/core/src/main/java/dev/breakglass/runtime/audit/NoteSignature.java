package dev.breakglass.runtime.audit;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** One signature of a note: who says to have signed, and with what. Immutable and safe for any thread. */
public final class NoteSignature {

    private final String name;
    private final int id;
    private final byte[] signature;

    NoteSignature(String name, int id, byte[] signature) {
        if (!VerifierKey.isName(name)) {
            throw new NoteFormatException("a signature's name must not be empty and has no blanks and no \"+\"");
        }
        this.name = name;
        this.id = id;
        this.signature = signature.clone();
    }

    static NoteSignature parse(String line) {
        int blank = line.indexOf(' ');
        if (blank < 0) {
            throw new NoteFormatException("a signature line holds a name and a signature");
        }
        byte[] bytes = StrictBase64.decode(line.substring(blank + 1), "a note's signature");
        if (bytes.length <= Integer.BYTES) {
            throw new NoteFormatException("a note's signature is too short");
        }
        return new NoteSignature(
                line.substring(0, blank),
                ByteBuffer.wrap(bytes).getInt(),
                Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    /** The key's name. */
    public String name() {
        return name;
    }

    /** The key's id, see {@link VerifierKey#id}. */
    public int id() {
        return id;
    }

    /** The signature's bytes without the key id. */
    public byte[] signature() {
        return signature.clone();
    }

    boolean isBy(VerifierKey key) {
        return key.id() == id && key.name().equals(name);
    }

    String line() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(id)
                .put(signature)
                .array();
        return name + " " + Base64.getEncoder().encodeToString(bytes);
    }

    String describe() {
        return name + "+" + HexFormat.of().toHexDigits(id);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that && line().equals(that.line());
    }

    @Override
    public int hashCode() {
        return line().hashCode();
    }

    /** The signature's line in the note, without its mark. */
    @Override
    public String toString() {
        return line();
    }
}
