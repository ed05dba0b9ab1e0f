package dev.breakglass.runtime.identity;

/**
 * A credential that a person registered. Immutable.
 *
 * @param publicKey the COSE key of the registration (RFC 9052, section 7), from its attested credential data; 1 to 4,096 bytes
 * @param counter the authenticator's signature counter as it was last, 0 to 4,294,967,295; 0 for one that counts nothing
 */
public record Passkey(Bytes publicKey, long counter) {

    private static final int KEY_BYTES_MAX = 4_096;
    private static final long COUNTER_MAX = 0xFFFF_FFFFL;

    /** @throws IllegalArgumentException if the key is longer or there is none, or no counter can show this */
    public Passkey {
        if (publicKey.length() == 0 || publicKey.length() > KEY_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "public key: 1 to " + KEY_BYTES_MAX + " bytes, found " + publicKey.length());
        }
        if (counter < 0 || counter > COUNTER_MAX) {
            throw new IllegalArgumentException("counter: 0 to " + COUNTER_MAX + ", found " + counter);
        }
    }
}
