package dev.breakglass.runtime.credentials;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;

/**
 * A key revocation list by OpenSSH's PROTOCOL.krl, of the serial numbers of certificates of one authority. sshd reads it anew at
 * every login ({@code RevokedKeys} in sshd_config).
 */
final class Krl {

    private static final long MAGIC = 0x5353484b524c0a00L;
    private static final int FORMAT = 1;
    private static final int CERTIFICATES = 1;
    private static final int SERIAL_LIST = 0x20;

    private Krl() {}

    static byte[] of(byte[] authority, Collection<String> ids, Instant now) {
        SshBytes krl = new SshBytes()
                .uint64(MAGIC)
                .uint32(FORMAT)
                .uint64(now.toEpochMilli())
                .uint64(now.getEpochSecond())
                .uint64(0)
                .string("")
                .string("breakglass");
        if (!ids.isEmpty()) {
            SshBytes serials = new SshBytes();
            ids.stream().map(Krl::serial).sorted(Long::compareUnsigned).forEach(serials::uint64);
            SshBytes section = new SshBytes()
                    .string(authority)
                    .string("")
                    .oneByte(SERIAL_LIST)
                    .string(serials);
            krl.oneByte(CERTIFICATES).string(section);
        }
        return krl.toBytes();
    }

    /**
     * The serial number of a certificate: the first 64 bits of its id's SHA-256, so that the id alone is enough to revoke it. It
     * is never 0, which cannot be revoked. If two ever had one number, the one would die with the other.
     */
    static long serial(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            long first = ByteBuffer.wrap(hash).getLong();
            return first == 0 ? 1 : first;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
