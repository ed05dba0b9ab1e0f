package dev.breakglass.runtime.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) as the JDK has it, with keys as raw bytes. */
final class Ed25519 {

    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    /** What stands before the raw key in the DER form of a private and of a public key (RFC 8410). */
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** The key pair of a private key, whose public half PKCS#8 leaves out. */
    static KeyPair pair(byte[] seed) {
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der(seed)));
            // The JDK computes a public key nowhere but in its generator, from 32 random bytes that are the seed.
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new FixedRandom(seed));
            KeyPair pair = generator.generateKeyPair();
            if (!Arrays.equals(pair.getPrivate().getEncoded(), key.getEncoded())) {
                throw new IllegalStateException("this JDK's Ed25519 generator does not take its seed as it comes");
            }
            return pair;
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    static byte[] der(byte[] seed) {
        byte[] der = Arrays.copyOf(PKCS8_PREFIX, PKCS8_PREFIX.length + KEY_BYTES);
        System.arraycopy(seed, 0, der, PKCS8_PREFIX.length, KEY_BYTES);
        return der;
    }

    /** The raw private key in a PKCS#8 encoding, which must hold it and nothing else. */
    static byte[] seed(byte[] pkcs8) {
        int prefix = PKCS8_PREFIX.length;
        if (pkcs8.length != prefix + KEY_BYTES || !Arrays.equals(pkcs8, 0, prefix, PKCS8_PREFIX, 0, prefix)) {
            throw new NoteFormatException("the key is not an Ed25519 private key in PKCS#8");
        }
        return Arrays.copyOfRange(pkcs8, prefix, pkcs8.length);
    }

    static byte[] raw(PublicKey key) {
        return raw(key.getEncoded());
    }

    /** The raw public key in a SubjectPublicKeyInfo, which must hold it and nothing else. */
    static byte[] raw(byte[] x509) {
        int prefix = X509_PREFIX.length;
        if (x509.length != prefix + KEY_BYTES || !Arrays.equals(x509, 0, prefix, X509_PREFIX, 0, prefix)) {
            throw new NoteFormatException("the key is not an Ed25519 public key in X.509's form");
        }
        return Arrays.copyOfRange(x509, prefix, x509.length);
    }

    static byte[] x509(byte[] raw) {
        byte[] der = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_BYTES);
        System.arraycopy(raw, 0, der, X509_PREFIX.length, KEY_BYTES);
        return der;
    }

    static PublicKey publicKey(byte[] raw) {
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509(raw)));
            // Only here does the JDK find out whether the bytes are a point of the curve.
            Signature.getInstance("Ed25519").initVerify(key);
            return key;
        } catch (GeneralSecurityException e) {
            throw new NoteFormatException("the key is not an Ed25519 public key");
        }
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    static boolean verify(PublicKey key, byte[] message, byte[] signed) {
        // OpenJDK 17 takes a signature with bytes to spare.
        if (signed.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException cause) {
        return new IllegalStateException("this JDK's Ed25519 does not work", cause);
    }

    /** Gives out the bytes that it was made with, once. */
    private static final class FixedRandom extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] bytes;

        FixedRandom(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] out) {
            System.arraycopy(bytes, 0, out, 0, out.length);
        }
    }
}
