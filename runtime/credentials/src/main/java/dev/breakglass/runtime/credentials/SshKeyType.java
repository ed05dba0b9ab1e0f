package dev.breakglass.runtime.credentials;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of public key that are signed, by their names of RFC 4253, 5656, 8709 and OpenSSH's PROTOCOL.u2f. */
enum SshKeyType {
    ED25519("ssh-ed25519", "ssh-ed25519-cert-v01@openssh.com"),
    ECDSA_256("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256-cert-v01@openssh.com"),
    ECDSA_384("ecdsa-sha2-nistp384", "ecdsa-sha2-nistp384-cert-v01@openssh.com"),
    ECDSA_521("ecdsa-sha2-nistp521", "ecdsa-sha2-nistp521-cert-v01@openssh.com"),
    RSA("ssh-rsa", "ssh-rsa-cert-v01@openssh.com"),
    SK_ED25519("sk-ssh-ed25519@openssh.com", "sk-ssh-ed25519-cert-v01@openssh.com"),
    SK_ECDSA("sk-ecdsa-sha2-nistp256@openssh.com", "sk-ecdsa-sha2-nistp256-cert-v01@openssh.com");

    private static final int ED25519_BYTES = 32;
    private static final int RSA_BITS_MIN = 2_048;
    private static final int RSA_BITS_MAX = 8_192;
    private static final int EXPONENT_BITS_MAX = 64;
    private static final BigInteger EXPONENT_MIN = BigInteger.valueOf(65_537);

    final String id;
    final String certificate;

    SshKeyType(String id, String certificate) {
        this.id = id;
        this.certificate = certificate;
    }

    static Optional<SshKeyType> of(String id) {
        return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
    }

    static String ids() {
        return Arrays.stream(values()).map(type -> type.id).collect(Collectors.joining(", "));
    }

    /** Reads what follows the name; throws an {@link IllegalArgumentException} if it is none of this type, or weak. */
    void check(SshReader key) {
        switch (this) {
            case ED25519 -> checkEd25519(key);
            case SK_ED25519 -> {
                checkEd25519(key);
                checkApplication(key);
            }
            case ECDSA_256 -> EcPoint.check(key, "nistp256", "secp256r1");
            case ECDSA_384 -> EcPoint.check(key, "nistp384", "secp384r1");
            case ECDSA_521 -> EcPoint.check(key, "nistp521", "secp521r1");
            case SK_ECDSA -> {
                EcPoint.check(key, "nistp256", "secp256r1");
                checkApplication(key);
            }
            case RSA -> checkRsa(key.positive(), key.positive());
        }
        key.requireEnd();
    }

    private static void checkEd25519(SshReader key) {
        int length = key.string().length;
        if (length != ED25519_BYTES) {
            throw new IllegalArgumentException("an Ed25519 key has " + ED25519_BYTES + " bytes, found " + length);
        }
    }

    /** What a security key was made for, {@code ssh:} and perhaps more. */
    private static void checkApplication(SshReader key) {
        if (!key.text().startsWith("ssh:")) {
            throw new IllegalArgumentException("it is a security key's for something else than SSH");
        }
    }

    private static void checkRsa(BigInteger exponent, BigInteger modulus) {
        int bits = modulus.bitLength();
        if (bits < RSA_BITS_MIN || bits > RSA_BITS_MAX) {
            throw new IllegalArgumentException(
                    "an RSA key must have " + RSA_BITS_MIN + " to " + RSA_BITS_MAX + " bits, found " + bits);
        }
        boolean isStrong = exponent.compareTo(EXPONENT_MIN) >= 0 && exponent.bitLength() <= EXPONENT_BITS_MAX;
        if (!isStrong || !exponent.testBit(0) || !modulus.testBit(0)) {
            throw new IllegalArgumentException("its RSA modulus or exponent is weak");
        }
    }
}
