package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A named Ed25519 public key that checks signed notes (C2SP signed-note): in text {@code name+hash+key}, the hash being
 * the key id in eight hexadecimal digits and the key its algorithm, 1, and its bytes in base64. Immutable and safe for
 * any thread.
 */
public final class VerifierKey {

    /** The name of a key that other tools made, whose file gives it none. */
    public static final String UNNAMED = "unnamed";

    private static final byte ED25519 = 1;

    private final String name;
    private final byte[] raw;
    private final PublicKey key;
    private final int id;

    VerifierKey(String name, byte[] raw) {
        this.name = checkName(name);
        this.raw = raw.clone();
        this.key = Ed25519.publicKey(raw);
        this.id = id(name, raw);
    }

    /**
     * Reads the text form, without a line break.
     *
     * @throws NoteFormatException if it is anything but the one spelling of an Ed25519 key
     */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new NoteFormatException("a verifier key is written name+hash+key");
        }
        byte[] key = StrictBase64.decode(parts[2], "the verifier key");
        if (key.length != 1 + Ed25519.KEY_BYTES || key[0] != ED25519) {
            throw new NoteFormatException("the verifier key is not an Ed25519 key (algorithm 1 and 32 bytes)");
        }
        VerifierKey parsed = new VerifierKey(parts[0], Arrays.copyOfRange(key, 1, key.length));
        if (!parsed.text().equals(text)) {
            throw new NoteFormatException("the verifier key's hash is not that of its name and key");
        }
        return parsed;
    }

    /**
     * Reads a public key from a file: the text form on one line, or SubjectPublicKeyInfo in PEM (RFC 8410, 7468), as
     * {@code openssl pkey -pubout} writes it, with the key's name on a line before it or else {@link #UNNAMED}.
     *
     * @throws IOException if the file cannot be read
     * @throws NoteFormatException if it holds anything but one Ed25519 public key
     */
    public static VerifierKey read(Path file) throws IOException {
        return PublicKeyFile.read(file);
    }

    /**
     * Writes the key in PEM, and its name on a line before it, to a new file.
     *
     * @throws IOException if the file is there already or cannot be written
     */
    public void write(Path pem) throws IOException {
        PublicKeyFile.write(pem, name, raw);
    }

    /** Who signs: not empty, no blanks, no {@code +}. For a log's key, the log's origin. */
    public String name() {
        return name;
    }

    /** The first four bytes of SHA-256 over the name, a line feed, the algorithm and the key. */
    public int id() {
        return id;
    }

    /** The public key's own 32 bytes (RFC 8032). */
    byte[] raw() {
        return raw.clone();
    }

    /** The text form, as {@link #parse} reads it. */
    public String text() {
        return name + "+" + HexFormat.of().toHexDigits(id) + "+"
                + Base64.getEncoder().encodeToString(withAlgorithm(raw));
    }

    /** Whether the signature, exactly 64 bytes long, is this key's over the message. */
    public boolean verify(byte[] message, byte[] signature) {
        return Ed25519.verify(key, message, signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && text().equals(that.text());
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

    static boolean isName(String name) {
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int c = name.codePointAt(i);
            if (c == '+'
                    || Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.isISOControl(c)
                    || Character.getType(c) == Character.SURROGATE) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static String checkName(String name) {
        if (!isName(name)) {
            throw new NoteFormatException("a key's name must not be empty and has no blanks and no \"+\"");
        }
        return name;
    }

    private static int id(String name, byte[] raw) {
        return id(name, ED25519, raw);
    }

    /** The id of a key of any algorithm. */
    static int id(String name, byte algorithm, byte[] key) {
        MessageDigest digest = TreeHash.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(algorithm);
        return ByteBuffer.wrap(digest.digest(key)).getInt();
    }

    private static byte[] withAlgorithm(byte[] raw) {
        byte[] key = new byte[1 + raw.length];
        key[0] = ED25519;
        System.arraycopy(raw, 0, key, 1, raw.length);
        return key;
    }
}
