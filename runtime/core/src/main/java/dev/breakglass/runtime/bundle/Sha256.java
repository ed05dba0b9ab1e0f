package dev.breakglass.runtime.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hexadecimal digits, of one thing after another. For one thread. */
final class Sha256 {

    private final MessageDigest digest;

    Sha256() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Of a buffer's bytes; its position stays. */
    String of(ByteBuffer bytes) {
        digest.update(bytes.duplicate());
        return HexFormat.of().formatHex(digest.digest());
    }

    static String hex(ByteBuffer bytes) {
        return new Sha256().of(bytes);
    }

    static String hex(String text) {
        return hex(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
