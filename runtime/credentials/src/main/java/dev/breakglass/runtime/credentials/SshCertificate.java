package dev.breakglass.runtime.credentials;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;

/**
 * An OpenSSH user certificate before it is signed, by OpenSSH's PROTOCOL.certkeys.
 *
 * @param keyId what sshd writes into its log
 */
record SshCertificate(SshPublicKey key, long serial, String keyId, SshTerms terms, Validity validity) {

    private static final int USER = 1;

    /**
     * As the line of a file {@code id_…-cert.pub}.
     *
     * @param nonce random, so that nobody can choose what is signed
     */
    String signed(SshAuthority authority, byte[] nonce) throws GeneralSecurityException {
        String type = key.type().certificate;
        SshBytes body = new SshBytes()
                .string(type)
                .string(nonce)
                .raw(key.fields())
                .uint64(serial)
                .uint32(USER)
                .string(keyId)
                .string(strings(terms.principals()))
                .uint64(validity.from().getEpochSecond())
                .uint64(validity.until().getEpochSecond())
                .string(criticalOptions())
                .string(extensions())
                .string("")
                .string(authority.blob());
        byte[] signature = authority.sign(body.toBytes());
        return type + " "
                + Base64.getEncoder().encodeToString(body.string(signature).toBytes());
    }

    private static SshBytes strings(List<String> texts) {
        SshBytes out = new SshBytes();
        texts.forEach(out::string);
        return out;
    }

    /** In order of their names, as the format demands. What a server does not know of these makes it refuse. */
    private SshBytes criticalOptions() {
        SshBytes out = new SshBytes();
        terms.forceCommand().ifPresent(command -> option(out, "force-command", command));
        if (!terms.sourceAddresses().isEmpty()) {
            option(out, "source-address", String.join(",", terms.sourceAddresses()));
        }
        return out;
    }

    private static void option(SshBytes out, String name, String value) {
        out.string(name).string(new SshBytes().string(value));
    }

    private SshBytes extensions() {
        SshBytes out = new SshBytes();
        terms.extensions().stream().sorted().forEach(name -> out.string(name).string(""));
        return out;
    }
}
