package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Optional;

/**
 * A named Ed25519 private key that signs a log's checkpoints, and its name is the log's origin; or that signs policy
 * bundles. Immutable and safe for any thread; never shows its key.
 */
public final class LogSigner {

    private final KeyPair pair;
    private final VerifierKey verifier;

    private LogSigner(String name, KeyPair pair) {
        this.pair = pair;
        this.verifier = new VerifierKey(name, Ed25519.raw(pair.getPublic()));
    }

    /**
     * Makes a new key from the platform's secure random source.
     *
     * @param name the log's origin: not empty, no blanks, no {@code +}; by custom an address such as
     *     {@code example.com/audit}
     */
    public static LogSigner generate(String name) {
        return new LogSigner(name, Ed25519.generate());
    }

    /**
     * Reads a private key in PKCS#8 PEM (RFC 5958, 7468), as {@code openssl genpkey -algorithm ed25519} writes it.
     *
     * @param name the key's, whatever name the file gives it
     * @throws IOException if the file cannot be read, or people other than its owner may
     * @throws NoteFormatException if it holds anything but one Ed25519 key
     */
    public static LogSigner read(Path pem, String name) throws IOException {
        return of(name, PrivateKeyFile.read(pem));
    }

    /** As {@link #read(Path, String)}, by the name in the file; without one it is {@link VerifierKey#UNNAMED}. */
    public static LogSigner read(Path pem) throws IOException {
        Pem key = PrivateKeyFile.read(pem);
        return of(key.name().orElse(VerifierKey.UNNAMED), key);
    }

    private static LogSigner of(String name, Pem key) {
        try {
            byte[] seed = Ed25519.seed(key.der());
            try {
                return fromSeed(name, seed);
            } finally {
                Arrays.fill(seed, (byte) 0);
            }
        } finally {
            Arrays.fill(key.der(), (byte) 0);
        }
    }

    /**
     * Writes the private key in PKCS#8 PEM, and its name on a line before it, to a new file that only its owner may
     * read, where the file system knows owners.
     *
     * @throws IOException if the file is there already or cannot be written
     */
    public void write(Path pem) throws IOException {
        PrivateKeyFile.write(pem, new Pem(Optional.of(name()), pair.getPrivate().getEncoded()));
    }

    static LogSigner fromSeed(String name, byte[] seed) {
        return new LogSigner(name, Ed25519.pair(seed));
    }

    /** The public half: what a verifier needs. */
    public VerifierKey verifierKey() {
        return verifier;
    }

    /** The key's name and the log's origin. */
    public String name() {
        return verifier.name();
    }

    /**
     * Signs a text as a note.
     *
     * @param text lines, each ended by a line feed, without control characters
     */
    public SignedNote sign(String text) {
        return SignedNote.of(text, verifier, signature(text));
    }

    /** The signature's own 64 bytes, over the text in UTF-8. */
    byte[] signature(String text) {
        return Ed25519.sign(pair.getPrivate(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** The verifier key alone. */
    @Override
    public String toString() {
        return "LogSigner[" + verifier + "]";
    }
}
