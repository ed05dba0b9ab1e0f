package dev.breakglass.runtime.credentials;

import dev.breakglass.runtime.Credential;
import dev.breakglass.runtime.CredentialBroker;
import dev.breakglass.runtime.CredentialOrder;
import dev.breakglass.runtime.grant.SteadyClock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;

/**
 * Signs OpenSSH user certificates (PROTOCOL.certkeys) for the requester's own key, and revokes them by a key revocation list
 * (PROTOCOL.krl). Wish: {@code public-key}. Settings: {@code principals}, {@code force-command}, {@code source-address},
 * {@code extensions}. Part: {@code certificate}, one line for a file {@code id_…-cert.pub}. Safe for any thread.
 */
public final class SshCertificateBroker implements CredentialBroker, Closeable {

    /** In the folder, the list that sshd reads. */
    public static final String KRL = "krl";

    private static final String PUBLIC_KEY = "public-key";
    private static final int NONCE_BYTES = 32;
    private static final int HOLDER_CHARS_MAX = 256;

    private final SshAuthority authority;
    private final SteadyClock clock;
    private final Revoked revoked;
    private final DurableFile krl;
    private final KrlPublication publication;
    private final SecureRandom random = new SecureRandom();

    private SshCertificateBroker(
            SshAuthority authority, SteadyClock clock, Revoked revoked, DurableFile krl, KrlPublication publication) {
        this.authority = authority;
        this.clock = clock;
        this.revoked = revoked;
        this.krl = krl;
        this.publication = publication;
    }

    /**
     * As {@link #open(KeyPair, Path, Clock, KrlPublication)}, where every sshd reads the list from the folder itself, or where
     * something else brings it there in time.
     */
    public static SshCertificateBroker open(KeyPair authority, Path folder, Clock clock) throws IOException {
        return open(authority, folder, clock, krl -> {});
    }

    /**
     * Opens the folder, made if it is missing, in which the broker keeps what is revoked, and writes {@link #KRL} there.
     *
     * @param authority an Ed25519 key, which signs nothing else, and which sshd trusts ({@code TrustedUserCAKeys})
     * @param folder of this broker alone, until it is closed
     * @throws IOException if another broker has the folder, or what is in it cannot be read or written
     * @throws IllegalArgumentException if the key is of another kind
     */
    public static SshCertificateBroker open(KeyPair authority, Path folder, Clock clock, KrlPublication publication)
            throws IOException {
        return open(authority, folder, new SteadyClock(clock, System::nanoTime, clock.instant()), publication);
    }

    static SshCertificateBroker open(KeyPair authority, Path folder, SteadyClock steady, KrlPublication publication)
            throws IOException {
        SshAuthority signer = new SshAuthority(new Ed25519Pair(authority));
        Revoked revoked = Revoked.open(folder, steady::nowToEnd);
        SshCertificateBroker broker =
                new SshCertificateBroker(signer, steady, revoked, new DurableFile(folder.resolve(KRL)), publication);
        try {
            broker.writeKrl();
            return broker;
        } catch (IOException | RuntimeException e) {
            revoked.close();
            throw e;
        }
    }

    /** The authority's public key, as the line of a file that {@code TrustedUserCAKeys} names. */
    public String authority() {
        return SshKeyType.ED25519.id + " " + Base64.getEncoder().encodeToString(authority.blob());
    }

    @Override
    public void check(Map<String, String> settings) {
        SshTerms.of(settings);
    }

    @Override
    public Credential issue(CredentialOrder order) throws GeneralSecurityException, IOException {
        revoked.requireOpen();
        SshTerms terms = SshTerms.of(order.settings());
        SshPublicKey key = wishedKey(order);
        Validity validity = Validity.of(order, clock.now());
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        SshCertificate certificate = new SshCertificate(key, Krl.serial(order.id()), keyId(order), terms, validity);
        return new Credential(Map.of("certificate", certificate.signed(authority, nonce)), validity.until());
    }

    private static SshPublicKey wishedKey(CredentialOrder order) {
        Told wishes = Told.wishes(order.wishes(), PUBLIC_KEY);
        String line = wishes.text(PUBLIC_KEY, SshPublicKey.CHARS_MAX)
                .orElseThrow(
                        () -> wishes.wrong(PUBLIC_KEY, "must be given, as the line of a file such as id_ed25519.pub"));
        try {
            return SshPublicKey.parse(line);
        } catch (IllegalArgumentException e) {
            throw wishes.wrong(PUBLIC_KEY, String.valueOf(e.getMessage()));
        }
    }

    /** What sshd's log says of a login: which credential, and whose. */
    private static String keyId(CredentialOrder order) {
        StringBuilder id = new StringBuilder(order.id()).append(' ');
        order.holder()
                .codePoints()
                .limit(HOLDER_CHARS_MAX)
                .forEach(c -> id.appendCodePoint(c < ' ' || c > '~' ? '?' : c));
        return id.toString();
    }

    /** Returns when the certificate is on the list, the list is on the disk, and its publication has succeeded. */
    @Override
    public synchronized void destroy(CredentialOrder order) throws Exception {
        revoked.add(order.id(), order.expiresAt().plus(Validity.MARGIN));
        publication.publish(writeKrl());
    }

    private byte[] writeKrl() throws IOException {
        byte[] list = Krl.of(authority.blob(), revoked.ids(), clock.nowToEnd());
        krl.replace(list);
        return list;
    }

    /** Gives the folder free; nothing can be destroyed any more. */
    @Override
    public void close() throws IOException {
        revoked.close();
    }
}
