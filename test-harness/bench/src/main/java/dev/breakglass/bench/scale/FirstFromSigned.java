package dev.breakglass.bench.scale;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Checks a bundle's signature and computes the digest of its bytes, both with the JDK alone, and goes on as {@link
 * FirstFromClass} does: what cannot be had for less if something is signed.
 */
final class FirstFromSigned {

    /** What stands before a public key in its DER form (RFC 8410). */
    private static final String X509_PREFIX = "302a300506032b6570032100";

    private static final int KEY_ID_BYTES = 4;
    private static final int SIGNATURE_BYTES = 64;

    private FirstFromSigned() {}

    public static void main(String[] args) throws IOException, GeneralSecurityException {
        byte[] file = Files.readAllBytes(Path.of(args[0]));
        String head = new String(file, 0, Math.min(file.length, 4 << 20), StandardCharsets.ISO_8859_1);
        int end = head.indexOf("\n\n");
        String line = head.substring(end + 2, head.indexOf('\n', end + 2));
        byte[] signed = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(key(args[1])));
        signature.update(file, 0, end + 1);
        if (!signature.verify(signed, KEY_ID_BYTES, SIGNATURE_BYTES)) {
            throw new IllegalStateException(args[0] + " is not signed by " + args[1]);
        }
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(file);
        if (digest.digest().length != digest.getDigestLength()) {
            throw new IllegalStateException("no digest");
        }
        FirstFromClass.main(Arrays.copyOfRange(args, 2, args.length));
    }

    /** Of a verifier key in text: name, id, and behind the algorithm's byte the key. */
    private static X509EncodedKeySpec key(String verifierKey) {
        byte[] key = Base64.getDecoder().decode(verifierKey.split("\\+", 3)[2]);
        byte[] prefix = HexFormat.of().parseHex(X509_PREFIX);
        byte[] der = Arrays.copyOf(prefix, prefix.length + key.length - 1);
        System.arraycopy(key, 1, der, prefix.length, key.length - 1);
        return new X509EncodedKeySpec(der);
    }
}
