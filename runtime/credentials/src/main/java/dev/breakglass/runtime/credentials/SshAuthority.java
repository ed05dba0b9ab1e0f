package dev.breakglass.runtime.credentials;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** A key that signs certificates: Ed25519 (RFC 8709). Never shows its private half. Safe for any thread. */
final class SshAuthority {

    private static final String TYPE = SshKeyType.ED25519.id;

    private final PrivateKey key;
    private final byte[] blob;

    SshAuthority(Ed25519Pair pair) {
        key = pair.privateKey();
        blob = new SshBytes().string(TYPE).string(pair.point()).toBytes();
    }

    /** In its wire form. */
    byte[] blob() {
        return blob.clone();
    }

    byte[] sign(byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(message);
        return new SshBytes().string(TYPE).string(signature.sign()).toBytes();
    }
}
