package dev.breakglass.runtime.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The public key of a witness, which checks cosignatures of checkpoints (C2SP tlog-cosignature, {@code cosignature/v1}):
 * in text {@code name+hash+key} as a {@link VerifierKey}, of algorithm 4. Immutable and safe for any thread.
 */
public final class WitnessKey {

    private static final byte COSIGNATURE = 4;

    private final VerifierKey key;
    private final int id;

    private WitnessKey(VerifierKey key) {
        this.key = key;
        this.id = VerifierKey.id(key.name(), COSIGNATURE, key.raw());
    }

    /** The key of the same name and bytes, put to the use of cosigning. */
    public static WitnessKey of(VerifierKey key) {
        return new WitnessKey(key);
    }

    /**
     * Reads the text form, without a line break.
     *
     * @throws NoteFormatException if it is anything but the one spelling of a witness's Ed25519 key
     */
    public static WitnessKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new NoteFormatException("a witness's key is written name+hash+key");
        }
        byte[] key = StrictBase64.decode(parts[2], "the witness's key");
        if (key.length != 1 + Ed25519.KEY_BYTES || key[0] != COSIGNATURE) {
            throw new NoteFormatException(
                    "the witness's key is not for cosigning by Ed25519 (algorithm 4 and 32 bytes)");
        }
        WitnessKey parsed = new WitnessKey(new VerifierKey(parts[0], Arrays.copyOfRange(key, 1, key.length)));
        if (!parsed.text().equals(text)) {
            throw new NoteFormatException("the hash of the witness's key is not that of its name and key");
        }
        return parsed;
    }

    /** Who witnesses: not empty, no blanks, no {@code +}. */
    public String name() {
        return key.name();
    }

    /** The text form, as {@link #parse} reads it. */
    public String text() {
        byte[] raw = key.raw();
        byte[] bytes =
                ByteBuffer.allocate(1 + raw.length).put(COSIGNATURE).put(raw).array();
        return brief() + "+" + Base64.getEncoder().encodeToString(bytes);
    }

    /** The name and the id, as messages have it. */
    String brief() {
        return name() + "+" + HexFormat.of().toHexDigits(id);
    }

    /**
     * When this witness cosigned the checkpoint, to the second; empty if it did not. That the time is past is not
     * checked.
     *
     * @throws NoteFormatException if a signature in this witness's name is false
     */
    public Optional<Instant> verify(SignedNote checkpoint) {
        for (NoteSignature signature : checkpoint.signatures()) {
            if (signature.id() == id && signature.name().equals(name())) {
                return Optional.of(verify(checkpoint.text(), signature.signature()));
            }
        }
        return Optional.empty();
    }

    private Instant verify(String text, byte[] signature) {
        if (signature.length == Long.BYTES + Ed25519.SIGNATURE_BYTES) {
            long time = ByteBuffer.wrap(signature).getLong();
            byte[] message = message(text, time).getBytes(StandardCharsets.UTF_8);
            if (time >= 0 && key.verify(message, Arrays.copyOfRange(signature, Long.BYTES, signature.length))) {
                try {
                    return Instant.ofEpochSecond(time);
                } catch (DateTimeException e) {
                    throw new NoteFormatException("the cosignature of " + brief() + " is of no time there is");
                }
            }
        }
        throw new NoteFormatException("the cosignature of " + brief() + " is false");
    }

    static NoteSignature sign(LogSigner signer, String text, Instant now) {
        long time = now.getEpochSecond();
        WitnessKey key = of(signer.verifierKey());
        byte[] signature = signer.signature(message(text, time));
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + signature.length);
        return new NoteSignature(
                key.name(), key.id, bytes.putLong(time).put(signature).array());
    }

    private static String message(String text, long time) {
        return "cosignature/v1\ntime " + time + "\n" + text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WitnessKey that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return id;
    }

    /** The text form. */
    @Override
    public String toString() {
        return text();
    }
}
