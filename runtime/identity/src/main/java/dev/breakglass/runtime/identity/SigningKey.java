package dev.breakglass.runtime.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.text.ParseException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A public key that a provider publishes (RFC 7517). One that cannot be read, or is too weak, is kept with its flaw, so that a
 * token that names it is refused for that and not for an unknown key.
 */
record SigningKey(Optional<String> id, Optional<JWK> jwk, Optional<String> flaw) {

    private static final int RSA_BITS_MIN = 2_048;
    /** Above it one signature costs an attacker nothing and us milliseconds. */
    private static final int RSA_BITS_MAX = 8_192;

    private static final int EXPONENT_BITS_MAX = 64;

    static SigningKey read(ObjectNode key) {
        JsonNode kid = key.get("kid");
        Optional<String> id = kid != null && kid.isString() ? Optional.of(kid.stringValue()) : Optional.empty();
        try {
            JWK jwk = JWK.parse(key.toString());
            return new SigningKey(id, Optional.of(jwk), flaw(jwk));
        } catch (ParseException | IllegalArgumentException e) {
            return new SigningKey(id, Optional.empty(), Optional.of("cannot be read"));
        }
    }

    /** Whether the key is for this algorithm, as far as its own words, its type and its curve say. */
    boolean fits(TokenAlgorithm algorithm) {
        return jwk.isPresent() && isForSignatures(jwk.get()) && isFor(jwk.get(), algorithm);
    }

    /** Only for a key that fits and has no flaw. */
    boolean verifies(TokenAlgorithm algorithm, byte[] signed, byte[] signature) {
        try {
            JWK key = jwk.orElseThrow();
            if (key instanceof OctetKeyPair pair) {
                return Ed25519Signature.verifies(pair.getDecodedX(), signed, signature);
            }
            JWSVerifier verifier = key instanceof RSAKey rsa
                    ? new RSASSAVerifier(rsa.toRSAPublicKey())
                    : new ECDSAVerifier(key.toECKey().toECPublicKey());
            return verifier.verify(new JWSHeader(algorithm.jose()), signed, Base64URL.encode(signature));
        } catch (JOSEException e) {
            return false;
        }
    }

    private static boolean isForSignatures(JWK key) {
        boolean use = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
        return use && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY));
    }

    private static boolean isFor(JWK key, TokenAlgorithm algorithm) {
        if (key.getAlgorithm() != null && !key.getAlgorithm().getName().equals(algorithm.word())) {
            return false;
        }
        if (key instanceof RSAKey) {
            return algorithm.isRsa();
        } else if (key instanceof OctetKeyPair pair) {
            return algorithm.isEdwards() && Curve.Ed25519.equals(pair.getCurve());
        }
        return key instanceof ECKey ec
                && !algorithm.isRsa()
                && !algorithm.isEdwards()
                && Curve.forJWSAlgorithm(algorithm.jose()).contains(ec.getCurve());
    }

    private static Optional<String> flaw(JWK key) {
        if (!(key instanceof RSAKey rsa)) {
            return Optional.empty();
        }
        BigInteger modulus = rsa.getModulus().decodeToBigInteger();
        BigInteger exponent = rsa.getPublicExponent().decodeToBigInteger();
        if (modulus.bitLength() < RSA_BITS_MIN || modulus.bitLength() > RSA_BITS_MAX) {
            return Optional.of(
                    "RSA of " + modulus.bitLength() + " bits, expected " + RSA_BITS_MIN + " to " + RSA_BITS_MAX);
        }
        if (!exponent.testBit(0) || exponent.equals(BigInteger.ONE) || exponent.bitLength() > EXPONENT_BITS_MAX) {
            return Optional.of("its exponent is even, 1, or longer than " + EXPONENT_BITS_MAX + " bits");
        }
        return Roca.made(modulus) ? Optional.of("its maker's chip made keys that can be factored") : Optional.empty();
    }
}
