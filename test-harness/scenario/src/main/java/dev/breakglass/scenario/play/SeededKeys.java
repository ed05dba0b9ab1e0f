package dev.breakglass.scenario.play;

import dev.breakglass.runtime.audit.LogSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Randomness that is the same at every playing, so that ids, keys and logs are too. Fit for nothing but play: whoever
 * knows the scenario knows the keys.
 */
public final class SeededKeys {

    /** PKCS#8 of an Ed25519 key up to its 32 bytes of seed (RFC 8410, section 7). */
    private static final byte[] PKCS8_HEAD = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private SeededKeys() {}

    public static SecureRandom random(String seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            // Seeded before its first use, this one is a function of the seed.
            random.setSeed(seed.getBytes(StandardCharsets.UTF_8));
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java cannot play scenarios repeatably: SHA1PRNG is missing", e);
        }
    }

    /** @param scratch a folder in which the key's file may lie for a moment */
    public static LogSigner signer(SecureRandom random, Path scratch) throws IOException {
        byte[] der = new byte[PKCS8_HEAD.length + 32];
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        System.arraycopy(PKCS8_HEAD, 0, der, 0, PKCS8_HEAD.length);
        System.arraycopy(seed, 0, der, PKCS8_HEAD.length, seed.length);
        String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(der)
                + "\n-----END PRIVATE KEY-----\n";
        Path file = Files.createTempFile(scratch, "play", ".pem", ownerOnly(scratch));
        try {
            Files.writeString(file, pem);
            return LogSigner.read(file, "scenario.invalid/audit");
        } finally {
            Files.delete(file);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
