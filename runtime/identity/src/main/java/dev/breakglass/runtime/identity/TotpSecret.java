package dev.breakglass.runtime.identity;

import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * The secret that a person's authenticator app and the service share. It is copied in, never shown, and zeroed by
 * {@link #close}; whoever made it closes it, and zeroes what it was made of. Safe for any thread.
 */
public final class TotpSecret implements AutoCloseable {

    /** RFC 4226, requirement R6. */
    private static final int BYTES_MIN = 16;

    private static final int BYTES_MAX = 128;

    private final byte[] bytes;
    private boolean closed;

    private TotpSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param secret 16 to 128 bytes, not their base32 form
     * @throws IllegalArgumentException if there are more or fewer
     */
    public static TotpSecret of(byte[] secret) {
        if (secret.length < BYTES_MIN || secret.length > BYTES_MAX) {
            throw new IllegalArgumentException(
                    "secret: " + BYTES_MIN + " to " + BYTES_MAX + " bytes, found " + secret.length);
        }
        return new TotpSecret(secret.clone());
    }

    /** @throws IllegalStateException if it was closed */
    synchronized SecretKey key() {
        open();
        return new Key(this);
    }

    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "TotpSecret[hidden]";
    }

    private void open() {
        if (closed) {
            throw new IllegalStateException("secret: it was closed and is zeroed");
        }
    }

    /** Never of the zeros that are left: anybody knows the codes of those. */
    private synchronized byte[] copy() {
        open();
        return bytes.clone();
    }

    /** The platform's own key would keep a copy that nobody can zero. */
    private record Key(TotpSecret secret) implements SecretKey {

        private static final long serialVersionUID = 1;

        @Override
        public String getAlgorithm() {
            return "RAW";
        }

        @Override
        public String getFormat() {
            return "RAW";
        }

        @Override
        public byte[] getEncoded() {
            return secret.copy();
        }
    }
}
