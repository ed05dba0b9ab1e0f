package dev.breakglass.runtime.credentials;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/** An Ed25519 key pair (RFC 8032) whose halves belong together. */
final class Ed25519Pair {

    private static final int POINT_BYTES = 32;

    /** What stands before the 32 bytes of a key in its X.509 form (RFC 8410). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final PrivateKey privateKey;
    private final byte[] point;

    /** @throws IllegalArgumentException if it is of another kind, or of two keys */
    Ed25519Pair(KeyPair pair) {
        byte[] encoded = pair.getPublic() instanceof EdECPublicKey key ? key.getEncoded() : new byte[0];
        boolean isEd25519 = encoded.length == PREFIX.length + POINT_BYTES
                && Arrays.equals(encoded, 0, PREFIX.length, PREFIX, 0, PREFIX.length);
        if (!isEd25519) {
            throw new IllegalArgumentException("the signing key must be an Ed25519 key");
        }
        requireTogether(pair, "Ed25519");
        privateKey = pair.getPrivate();
        point = Arrays.copyOfRange(encoded, PREFIX.length, encoded.length);
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    /** The public half, 32 bytes. */
    byte[] point() {
        return point.clone();
    }

    /** @throws IllegalArgumentException unless the public half verifies what the private one signs */
    static void requireTogether(KeyPair pair, String algorithm) {
        byte[] message = "breakglass".getBytes(StandardCharsets.US_ASCII);
        boolean isPair;
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(pair.getPrivate());
            signer.update(message);
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(pair.getPublic());
            verifier.update(message);
            isPair = verifier.verify(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the signing key cannot be used: " + e.getClass().getSimpleName(), e);
        }
        if (!isPair) {
            throw new IllegalArgumentException("the signing key's two halves do not belong together");
        }
    }
}
